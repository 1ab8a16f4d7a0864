// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IGovernedOracle} from "../../contracts/interfaces/IGovernedOracle.sol";
import {Level, Reading} from "../../contracts/interfaces/IRedundantOracle.sol";
import {ExactMath} from "../support/ExactMath.sol";
import {GovernedTest} from "../support/GovernedTest.sol";
import {Log} from "../support/Vm.sol";

/// @notice What a poke remembers, and how it is shown, over any prices and times.
contract GovernedLastGoodPropertiesTest is GovernedTest {
    uint256 private constant BPS_HOURS = 10_000 * 1 hours;

    function setUp() public override {
        super.setUp();
        governed = deployGoverned(holdConfig());
        governed.poke();
    }

    function testFuzz_tryRead_GOV_6_HoldsUntilItsEnd(uint256 elapsed) public {
        elapsed = elapsed % 2 == 0 ? MAX_HOLD + ((elapsed >> 1) % 2) : ExactMath.bound(elapsed, 0, 2 * MAX_HOLD);
        vm.warp(START + elapsed);
        breakFeeds(7);
        Reading memory reading = governed.tryRead();
        bool isHeld = elapsed <= MAX_HOLD;
        assertLevel(reading.level, isHeld ? Level.Restricted : Level.Unavailable, "held");
        vm.assertEq(reading.price, isHeld ? PRICE : 0, "price");
        vm.assertEq(uint256(reading.updatedAt), isHeld ? START : 0, "the data's time");
        vm.expectRevert(priceUnavailable(reading.level, 7));
        governed.read();
    }

    /// @dev Held against products: the width is the least whole number that is not below price * drift * age.
    function testFuzz_tryRead_GOV_6_SidesWidenWithAge(uint256 price, uint256 elapsed) public {
        price = ExactMath.bound(price, 1, MAX_PRICE);
        elapsed = ExactMath.bound(elapsed, 0, MAX_HOLD - 1);
        vm.warp(START + 1);
        setPrice(price);
        governed.poke();
        vm.warp(START + 1 + elapsed);
        breakFeeds(7);
        Reading memory reading = governed.tryRead();
        uint256 width = reading.high - price;
        vm.assertGe(width * BPS_HOURS, price * HOLD_DRIFT * elapsed, "rounded outwards");
        if (width > 0) vm.assertGt(price * HOLD_DRIFT * elapsed, (width - 1) * BPS_HOURS, "by less than a unit");
        vm.assertEq(reading.low, width < price ? price - width : 1, "low");
    }

    function testFuzz_tryRead_GOV_6_ShowsNothing_WhileHalted(uint256 duration, uint256 elapsed) public {
        duration = ExactMath.bound(duration, 2, MAX_HOLD);
        halt(duration);
        breakFeeds(7);
        vm.warp(START + ExactMath.bound(elapsed, 0, duration - 1));
        assertReading(governed.tryRead(), Reading(0, 0, 0, 0, Level.Unavailable, 0, NONE_SERVED, 0, 0), "halted");
    }

    function testFuzz_poke_GOV_2_CommitsOnlyNewerData(uint256 age, uint256 elapsed) public {
        elapsed = ExactMath.bound(elapsed, 0, MAX_AGE);
        age = ExactMath.bound(age, 0, MAX_AGE);
        vm.warp(START + elapsed);
        uint256 time = START + elapsed - age;
        for (uint256 i = 0; i < 3; ++i) {
            feeds[i].setAnswer(int256(PRICE + 7), time);
        }
        governed.poke();
        bool isNewer = time > START;
        assertLastGood(isNewer ? PRICE + 7 : PRICE, isNewer ? time : START, "committed");
    }

    function testFuzz_poke_GOV_3_CommitsOnlyWhatIsServed(uint256 failing, uint256 price) public {
        failing = ExactMath.bound(failing, 0, 7);
        price = ExactMath.bound(price, 1, MAX_PRICE);
        vm.warp(START + 1);
        setPrice(price);
        breakFeeds(failing);
        governed.poke();
        // A quorum of two is left where at most one of the three fails.
        bool isServed = failing & (failing - (failing == 0 ? 0 : 1)) == 0;
        assertLastGood(isServed ? price : PRICE, isServed ? START + 1 : START, "committed");
    }

    function testFuzz_poke_EmitsPriceCommitted_WithTheDatasTime(uint256 price, uint256 elapsed) public {
        price = ExactMath.bound(price, 1, MAX_PRICE);
        passTime(ExactMath.bound(elapsed, 1, 30 days));
        setPrice(price);
        vm.expectEmit(true, true, true, true);
        emit IGovernedOracle.PriceCommitted(price, block.timestamp);
        governed.poke();
    }

    function testFuzz_poke_TellsEachChangeOfFaultsOnce(uint256 before, uint256 later) public {
        (before, later) = (ExactMath.bound(before, 0, 7), ExactMath.bound(later, 0, 7));
        breakFeeds(before);
        governed.poke();
        breakFeeds(later);
        assertUpkeep(before != later, "something to tell");
        vm.recordLogs();
        governed.poke();
        bool isTold;
        for (uint256 i = 0; i < 2; ++i) {
            isTold = hasFaultsChanged(before, later);
            vm.assertTrue(isTold == (i == 0 && before != later), "FaultsChanged");
            vm.recordLogs();
            governed.poke();
        }
    }

    function testFuzz_checkUpkeep_AsksForANewerPrice_AfterTheInterval(uint256 elapsed) public {
        governed = deployGoverned(fullConfig());
        governed.poke();
        elapsed = ExactMath.bound(elapsed, 0, 2 * COMMIT_INTERVAL);
        passTime(elapsed);
        assertUpkeep(elapsed >= COMMIT_INTERVAL, "interval");
    }

    /// @dev A suspected jump may have been the truth, so that the sides reach to it.
    function testFuzz_tryRead_GOV_6_SidesReachToASuspect(uint256 price) public {
        governed = deployGoverned(fullConfig());
        governed.poke();
        price = ExactMath.bound(price, 1, MAX_PRICE);
        vm.assume(!isWithin(price, PRICE, MAX_JUMP));
        setPrice(price);
        governed.poke();
        breakFeeds(7);
        Reading memory reading = governed.tryRead();
        vm.assertEq(reading.price, PRICE, "the last good one");
        vm.assertEq(reading.low, price < PRICE ? price : PRICE, "low");
        vm.assertEq(reading.high, price > PRICE ? price : PRICE, "high");
    }

    function hasFaultsChanged(uint256 previous, uint256 current) private returns (bool found) {
        bytes32 topic = IGovernedOracle.FaultsChanged.selector;
        bytes32 data = keccak256(abi.encode(previous, current));
        Log[] memory logs = vm.getRecordedLogs();
        for (uint256 i = 0; i < logs.length; ++i) {
            if (logs[i].topics[0] == topic && keccak256(logs[i].data) == data) found = true;
        }
    }
}
