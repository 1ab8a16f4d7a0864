// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {GovernedConfig, IGovernedOracle} from "../../contracts/interfaces/IGovernedOracle.sol";
import {IRedundantOracle, Level, OracleConfig} from "../../contracts/interfaces/IRedundantOracle.sol";
import {ExactMath} from "../support/ExactMath.sol";
import {GovernedTest} from "../support/GovernedTest.sol";
import {OddOracle} from "../support/OddOracle.sol";

/// @notice What a replacement is refused for, wherever in its limits; and who may do what, whoever it is.
contract GovernedReplacePropertiesTest is GovernedTest {
    function testFuzz_replace_GOV_13_BoundsTheStep(uint256 price) public {
        price = ExactMath.bound(price, PRICE - PRICE / 10, PRICE + PRICE / 10);
        address other = address(deployOther(price));
        if (isWithin(price, PRICE, MAX_STEP)) return take(other);
        bytes4 selector = IGovernedOracle.StepTooLarge.selector;
        checkReplaceRefused(other, abi.encodeWithSelector(selector, price, PRICE, MAX_STEP));
    }

    function testFuzz_replace_GOV_13_BoundsTheStep_WhateverItsLimit(uint256 maxStep, uint256 word) public {
        GovernedConfig memory settings = plainConfig();
        settings.maxStepBps = uint16(ExactMath.bound(maxStep, 1, 4_999));
        governed = deployGoverned(settings);
        uint256 edge = PRICE + (PRICE * settings.maxStepBps) / 10_000;
        uint256 price = edge + (word % 2);
        address other = address(deployOther(price));
        if (price == edge) return take(other);
        bytes4 selector = IGovernedOracle.StepTooLarge.selector;
        checkReplaceRefused(other, abi.encodeWithSelector(selector, price, PRICE, settings.maxStepBps));
    }

    function testFuzz_replace_GOV_13_WantsTheSameDecimals(uint256 decimals) public {
        decimals = ExactMath.bound(decimals, 0, 18);
        OracleConfig memory settings = otherSettings(PRICE, 3);
        settings.decimals = uint8(decimals);
        address other = address(deployOracle(settings));
        if (decimals == DECIMALS) return take(other);
        checkReplaceRefused(other, abi.encodeWithSelector(IGovernedOracle.DecimalsDiffer.selector, decimals, DECIMALS));
    }

    function testFuzz_replace_Refused_WhenDecimalsAreNone(uint256 word) public {
        refuseAsNoOracle(new OddOracle(ExactMath.bound(word, 19, type(uint256).max - 1), 3));
    }

    function testFuzz_replace_BoundsTheSources(uint256 count) public {
        count = ExactMath.bound(count, 0, 40);
        OddOracle odd = new OddOracle(DECIMALS, count);
        if (count == 0 || count > 16) refuseAsNoOracle(odd);
        else take(address(odd));
    }

    function testFuzz_replace_WantsAReadingOfNineWords(uint256 size) public {
        size = ExactMath.bound(size, 1, 400);
        OddOracle odd = new OddOracle(DECIMALS, 3);
        odd.answerWith(cut(abi.encodePacked(reading(uint256(Level.Normal)), bytes32(0), bytes32(0), bytes32(0)), size));
        if (size == 288) take(address(odd));
        else refuseAsNoOracle(odd);
    }

    function testFuzz_replace_WantsALevelThatIsServed(uint256 level) public {
        if (level % 2 == 0) level = (level >> 1) % 6;
        OddOracle odd = new OddOracle(DECIMALS, 3);
        odd.answerWith(reading(level));
        if (level <= uint256(Level.Degraded)) return take(address(odd));
        if (level > uint256(type(Level).max)) return refuseAsNoOracle(odd);
        bytes4 selector = IGovernedOracle.OracleNotServed.selector;
        checkReplaceRefused(address(odd), abi.encodeWithSelector(selector, odd, level));
    }

    /// @dev Every loss of one group has to leave a quorum of groups.
    function testFuzz_replace_GOV_13_WantsASpareGroup(uint256 count, uint256 quorum) public {
        count = ExactMath.bound(count, 2, 8);
        OracleConfig memory settings = otherSettings(PRICE, count);
        settings.quorum = uint8(ExactMath.bound(quorum, 1, count));
        address other = address(deployOracle(settings));
        if (settings.quorum < count) return take(other);
        bytes4 selector = IGovernedOracle.LossNotSurvived.selector;
        checkReplaceRefused(other, abi.encodeWithSelector(selector, other, 1, Level.Restricted));
    }

    function testFuzz_replace_Takes_WhateverABrokenOracleSays(uint256 price, uint256 size) public {
        OddOracle odd = new OddOracle(DECIMALS, 3);
        replaceWith(IRedundantOracle(address(odd)));
        price = price % 2 == 0 ? 0 : ExactMath.bound(price, MAX_PRICE + 1, type(uint256).max - 1);
        size = ExactMath.bound(size, 0, 1) == 0 ? 288 : 32;
        odd.answerWith(cut(abi.encode(price, price, price, block.timestamp, Level.Normal, 2, 0, 3, 0), size));
        take(address(deployOther(2 * PRICE)));
    }

    /// @dev The step is measured from whatever the current oracle says within a price's limits, at Restricted too.
    function testFuzz_replace_GOV_13_MeasuresStepFromWhatIsSaid(uint256 word, bool isRestricted) public {
        uint256 current = ExactMath.bound(word, 1, MAX_PRICE);
        OddOracle odd = new OddOracle(DECIMALS, 3);
        replaceWith(IRedundantOracle(address(odd)));
        Level level = isRestricted ? Level.Restricted : Level.Normal;
        odd.answerWith(abi.encode(current, current, current, block.timestamp, level, 2, 0, 3, 0));
        address other = address(deployOther(PRICE));
        if (isWithin(PRICE, current, MAX_STEP)) return take(other);
        bytes4 selector = IGovernedOracle.StepTooLarge.selector;
        checkReplaceRefused(other, abi.encodeWithSelector(selector, PRICE, current, MAX_STEP));
    }

    function testFuzz_functions_GOV_4_RefuseEverybodyElse(address caller, uint256 mask, uint256 duration) public {
        vm.assume(caller != GOVERNOR && caller != GUARDIAN && caller != address(manager));
        bytes[6] memory calls = [
            abi.encodeCall(IGovernedOracle.replace, (caller)),
            abi.encodeCall(IGovernedOracle.enable, (mask)),
            abi.encodeCall(IGovernedOracle.resume, ()),
            abi.encodeCall(IGovernedOracle.disable, (mask)),
            abi.encodeCall(IGovernedOracle.halt, (duration)),
            abi.encodeCall(IGovernedOracle.rollback, ())
        ];
        for (uint256 i = 0; i < calls.length; ++i) {
            vm.prank(caller);
            (bool succeeded, bytes memory failure) = address(governed).call(calls[i]);
            vm.assertFalse(succeeded, vm.toString(i));
            vm.assertEq(failure, unauthorized(caller), vm.toString(i));
        }
    }

    function testFuzz_replace_GOV_4_WaitsForTheDelay(uint256 elapsed) public {
        uint256 edge = GOVERNOR_DELAY - ((elapsed >> 1) % 2);
        elapsed = elapsed % 2 == 0 ? edge : ExactMath.bound(elapsed, 0, 2 * GOVERNOR_DELAY);
        bytes memory data = abi.encodeCall(IGovernedOracle.replace, (address(deployOther(PRICE))));
        schedule(data);
        passTime(elapsed);
        bool isReady = elapsed >= GOVERNOR_DELAY;
        if (!isReady) {
            bytes32 id = manager.hashOperation(GOVERNOR, address(governed), data);
            vm.expectRevert(abi.encodeWithSelector(IAccessManager.AccessManagerNotReady.selector, id));
        }
        execute(data);
        vm.assertTrue((governed.oracle() != address(first)) == isReady, "replaced");
    }

    function testFuzz_views_GOV_14_SayWhatOracleSays(uint256 word, uint256 failing, uint256 mask) public {
        setPrice(ExactMath.priceOf(word));
        breakFeeds(ExactMath.bound(failing, 0, 7));
        bytes[5] memory calls = [
            abi.encodeCall(IRedundantOracle.read, ()),
            abi.encodeCall(IRedundantOracle.tryRead, ()),
            abi.encodeCall(IRedundantOracle.tryReadWithout, (mask)),
            abi.encodeCall(IRedundantOracle.latestAnswer, ()),
            abi.encodeCall(IRedundantOracle.inspect, ())
        ];
        for (uint256 i = 0; i < calls.length; ++i) {
            (bool succeeded, bytes memory expected) = address(first).staticcall(calls[i]);
            (bool same, bytes memory answer) = address(governed).staticcall(calls[i]);
            vm.assertTrue(succeeded == same, vm.toString(i));
            vm.assertEq(answer, expected, vm.toString(i));
        }
    }

    function take(address other) private {
        replaceWith(IRedundantOracle(other));
        vm.assertEq(governed.oracle(), other, "oracle");
    }

    function refuseAsNoOracle(OddOracle odd) private {
        checkReplaceRefused(address(odd), abi.encodeWithSelector(IGovernedOracle.NotAnOracle.selector, odd));
    }

    function reading(uint256 level) private view returns (bytes memory) {
        return abi.encode(PRICE, PRICE, PRICE, block.timestamp, level, 2, 0, 3, 0);
    }

    function cut(bytes memory data, uint256 size) private pure returns (bytes memory start) {
        start = new bytes(size);
        for (uint256 i = 0; i < size && i < data.length; ++i) {
            start[i] = data[i];
        }
    }
}
