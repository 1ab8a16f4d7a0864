// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IRedundantOracle, Level, Mode, Reading} from "../../contracts/interfaces/IRedundantOracle.sol";
import {Deviation} from "../../contracts/libraries/Deviation.sol";
import {FaultyFeed} from "../../contracts/testing/FaultyFeed.sol";
import {Cast, GovernedHandler} from "./handler.t.sol";
import {GovernedTest} from "../support/GovernedTest.sol";

/// @notice What holds after any sequence of calls. The ids are those of docs/spec/GovernedOracle.md.
contract GovernedInvariantsTest is GovernedTest {
    address private constant HASTY_GOVERNOR = address(0x4A57);
    GovernedHandler private handler;

    function setUp() public override {
        super.setUp();
        governed = deployGoverned(fullConfig());
        manager.grantRole(GOVERNOR_ROLE, HASTY_GOVERNOR, 0);
        IRedundantOracle[] memory oracles = new IRedundantOracle[](3);
        (oracles[0], oracles[1], oracles[2]) = (first, deployOther(PRICE), deployOracle(configFor(Mode.Ordered, 2)));
        FaultyFeed[] memory all = new FaultyFeed[](6);
        for (uint256 i = 0; i < 3; ++i) {
            (all[i], all[i + 3]) = (feeds[i], otherFeeds[i]);
        }
        handler = new GovernedHandler(governed, all, oracles, Cast(HASTY_GOVERNOR, GUARDIAN, STRANGER));
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    function invariant_GOV_1_GOV_11_GOV_15_GOV_17_ReadingsAreTheOraclesOwnAndAgree() public {
        Reading memory reading = governed.tryRead();
        vm.assertLe(reading.low, reading.price, "low");
        vm.assertLe(reading.price, reading.high, "high");
        vm.assertTrue((reading.price == 0) == (reading.level == Level.Unavailable), "zero means Unavailable");
        assertReading(governed.tryReadWithout(0), reading, "tryReadWithout");
        bytes memory refusal = priceUnavailable(reading.level, reading.faultMask);
        bool isServed = reading.level <= Level.Degraded;
        if (isServed) assertReading(reading, live(), "served");
        if (!isServed) vm.expectRevert(refusal);
        (uint256 price, uint256 updatedAt) = governed.read();
        if (!isServed) vm.expectRevert(refusal);
        (, int256 answer, , uint256 time, ) = governed.latestRoundData();
        if (!isServed) vm.expectRevert(refusal);
        governed.readAtMost(Level.Degraded);
        if (!isServed) return;
        assertNoJump(price);
        vm.assertEq(price, reading.price, "read");
        vm.assertEq(updatedAt, reading.updatedAt, "read");
        vm.assertEq(answer, int256(price), "latestRoundData");
        vm.assertEq(time, updatedAt, "latestRoundData");
    }

    function invariant_GOV_2_GOV_3_GOV_12_GOV_16_PokeDoesWhatItMayAndAllItShould() public view {
        vm.assertEq(handler.movedBack(), 0, "last good moved back in time");
        vm.assertEq(handler.committedUnserved(), 0, "committed what is not served");
        vm.assertEq(handler.leftSomethingToDo(), 0, "left something to do");
        vm.assertEq(handler.movedTooSoon(), 0, "accepted price moved too soon");
    }

    function invariant_GOV_4_GOV_8_GOV_9_GuardianOnlyReducesAndStrangersDoNothing() public view {
        vm.assertEq(governed.oracle(), handler.current(), "oracle");
        assertMask(handler.disabledMask(), "model");
        vm.assertEq(governed.haltedUntil(), handler.haltedUntil(), "haltedUntil");
        vm.assertLe(governed.haltedUntil(), block.timestamp + MAX_HALT, "longest halt");
        vm.assertEq(handler.gotThrough(), 0, "got through");
    }

    function invariant_GOV_5_GOV_6_HaltShowsNothingAndLastGoodIsRestricted() public {
        Reading memory reading = governed.tryRead();
        if (governed.haltedUntil() > block.timestamp) {
            assertReading(reading, Reading(0, 0, 0, 0, Level.Unavailable, 0, NONE_SERVED, 0, 0), "halted");
            vm.expectRevert(priceUnavailable(Level.Unavailable, 0));
            governed.read();
        } else if (reading.level != Level.Unavailable && live().level == Level.Unavailable) {
            (uint256 price, uint256 updatedAt) = governed.lastGood();
            assertLevel(reading.level, Level.Restricted, "last good");
            vm.assertEq(reading.price, price, "price");
            vm.assertEq(uint256(reading.updatedAt), updatedAt, "updatedAt");
            vm.assertLe(block.timestamp, updatedAt + MAX_HOLD, "age");
        }
    }

    function invariant_GOV_7_StepHealsWithinConfirmDelay() public view {
        vm.assertEq(handler.withheldStanding(), 0, "withheld");
    }

    /// @dev Unless no poke saw a price near the accepted one for so long that it counts no more.
    function assertNoJump(uint256 price) private view {
        (uint256 accepted, , uint256 seenAt) = governed.acceptedPrice();
        bool counts = block.timestamp - seenAt <= JUMP_WINDOW;
        vm.assertTrue(!counts || Deviation.isWithin(price, accepted, MAX_JUMP), "a jump is served");
    }

    /// @dev What the current oracle says without the disabled sources.
    function live() private view returns (Reading memory) {
        return IRedundantOracle(governed.oracle()).tryReadWithout(governed.disabledMask());
    }
}
