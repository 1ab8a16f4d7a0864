// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {JumpBreaker} from "../../contracts/libraries/JumpBreaker.sol";
import {Breaker, Current} from "../../contracts/types/GovernedState.sol";
import {JumpLimits, JumpLimitsLib} from "../../contracts/types/JumpLimits.sol";
import {Level, Reading} from "../../contracts/types/Reading.sol";
import {ExactMath} from "../support/ExactMath.sol";
import {OracleTest} from "../support/OracleTest.sol";

/// @notice The breaker alone, against its rules written a second time.
contract JumpBreakerTest is OracleTest {
    using JumpBreaker for Breaker;

    uint16 private constant MAX_JUMP = 1_000;
    uint32 private constant CONFIRM_DELAY = 10 minutes;
    uint32 private constant JUMP_WINDOW = 6 hours;
    uint256 private constant STEPS = 24;

    /// @dev What the rules say that the breaker remembers.
    struct Model {
        uint256 accepted;
        uint256 since;
        uint256 seenAt;
        uint256 suspect;
        uint256 suspectSince;
    }

    Current private current;
    Breaker private breaker;

    function setUp() public override {
        super.setUp();
        breaker.start(current, PRICE);
    }

    function testFuzz_isJump_HangsOnTheDistance(uint256 price, uint256 maxJump) public view {
        maxJump = ExactMath.bound(maxJump, 1, 10_000);
        price = ExactMath.bound(price, PRICE / 3, PRICE * 3);
        vm.assertTrue(isJump(price, limitsOf(maxJump)) == !isWithin(price, PRICE, maxJump), "distance");
    }

    function testFuzz_isJump_TurnsAtTheEdge_WhateverTheAcceptedPrice(uint256 accepted, uint256 maxJump) public {
        maxJump = ExactMath.bound(maxJump, 1, 10_000);
        accepted = ExactMath.bound(accepted, 10_000, MAX_PRICE / 2);
        breaker.start(current, accepted);
        uint256 highest = accepted + (accepted * maxJump) / 10_000;
        vm.assertFalse(isJump(highest, limitsOf(maxJump)), "at the edge");
        vm.assertTrue(isJump(highest + 1, limitsOf(maxJump)), "a unit beyond");
    }

    function testFuzz_isJump_False_WhenTheWindowHasPassed(uint256 elapsed, uint256 price) public {
        elapsed = ExactMath.bound(elapsed, 0, 2 * JUMP_WINDOW);
        price = ExactMath.bound(price, PRICE * 2, MAX_PRICE);
        vm.warp(START + elapsed);
        vm.assertTrue(isJump(price, limitsOf(MAX_JUMP)) == (elapsed <= JUMP_WINDOW), "window");
    }

    /// @dev Two dozen pokes at any times over prices that calm, wobble, jump and come back.
    function testFuzz_accept_FollowsTheRules(uint256 seed) public {
        Model memory model = Model(PRICE, START, START, 0, 0);
        uint256 price = PRICE;
        for (uint256 i = 0; i < STEPS; ++i) {
            uint256 dice = uint256(keccak256(abi.encode(seed, i)));
            vm.warp(block.timestamp + delayFor(dice));
            price = priceAfter(price, dice);
            bool expected = acceptByTheRules(model, price);
            vm.assertTrue(breaker.accept(current, price, limitsOf(MAX_JUMP)) == expected, "accepted");
            assertState(model);
        }
    }

    function testFuzz_isDueFor_OnlyWhatAPokeWouldDo(uint256 seed, uint256 price) public {
        price = ExactMath.bound(price, PRICE * 2, PRICE * 4);
        breaker.accept(current, ExactMath.bound(seed, PRICE * 2, PRICE * 4), limitsOf(MAX_JUMP));
        vm.warp(START + (seed % (2 * CONFIRM_DELAY)));
        bool isDue = breaker.isDueFor(price, limitsOf(MAX_JUMP));
        bytes32 before = stateHash();
        breaker.accept(current, price, limitsOf(MAX_JUMP));
        vm.assertTrue(isDue == (stateHash() != before), "a poke changes something");
    }

    function testFuzz_isRenewalDue_AfterIntervalOrHalfTheWindow(uint256 interval, uint256 elapsed) public {
        interval = ExactMath.bound(interval, 0, 2 * JUMP_WINDOW);
        elapsed = ExactMath.bound(elapsed, 0, JUMP_WINDOW);
        vm.warp(START + elapsed);
        bool isOld = elapsed >= JUMP_WINDOW / 2 || (interval != 0 && elapsed >= interval);
        vm.assertTrue(breaker.isRenewalDue(limitsOf(MAX_JUMP), interval) == isOld, "due");
    }

    function testFuzz_startAnew_LetsNothingPass_UntilSomethingIsServed(
        uint256 elapsed,
        uint256 later,
        uint256 price
    ) public {
        vm.warp(START + ExactMath.bound(elapsed, 0, JUMP_WINDOW));
        breaker.startAnew(limitsOf(MAX_JUMP));
        later = ExactMath.bound(later, 0, 365 days);
        vm.warp(block.timestamp + later);
        price = ExactMath.bound(price, PRICE * 2, MAX_PRICE);
        vm.assertTrue(isJump(price, limitsOf(MAX_JUMP)), "whatever time passes");
        vm.assertTrue(breaker.isDueFor(price, limitsOf(MAX_JUMP)), "a poke lets the window run");
        vm.assertFalse(breaker.accept(current, price, limitsOf(MAX_JUMP)), "suspected");
        vm.warp(block.timestamp + JUMP_WINDOW);
        vm.assertTrue(isJump(price, limitsOf(MAX_JUMP)), "at the window's end");
        vm.warp(block.timestamp + 1);
        vm.assertFalse(isJump(price, limitsOf(MAX_JUMP)), "a second later");
    }

    function testFuzz_standStill_MovesTheWindow_ByAsMuch(uint256 elapsed, uint256 duration, uint256 more) public {
        vm.warp(START + ExactMath.bound(elapsed, 0, JUMP_WINDOW));
        duration = ExactMath.bound(duration, 0, 14 days);
        more = ExactMath.bound(more, 0, 14 days);
        breaker.standStill(duration, limitsOf(MAX_JUMP));
        breaker.standStill(more, limitsOf(MAX_JUMP));
        vm.warp(START + JUMP_WINDOW + duration + more);
        vm.assertTrue(isJump(PRICE * 2, limitsOf(MAX_JUMP)), "at the window's end");
        vm.warp(START + JUMP_WINDOW + duration + more + 1);
        vm.assertFalse(isJump(PRICE * 2, limitsOf(MAX_JUMP)), "a second later");
    }

    function testFuzz_startAnew_WantsASuspectSeenTwiceAgain(uint256 elapsed, uint256 how, uint256 later) public {
        breaker.accept(current, PRICE * 2, limitsOf(MAX_JUMP));
        vm.warp(START + ExactMath.bound(elapsed, 0, JUMP_WINDOW));
        if (how % 2 == 0) breaker.startAnew(limitsOf(MAX_JUMP));
        else breaker.standStill(how % JUMP_WINDOW, limitsOf(MAX_JUMP));
        vm.warp(block.timestamp + ExactMath.bound(later, 0, JUMP_WINDOW / 4) + (how % JUMP_WINDOW));
        if (!isJump(PRICE * 2, limitsOf(MAX_JUMP))) return;
        vm.assertFalse(breaker.accept(current, PRICE * 2, limitsOf(MAX_JUMP)), "seen once");
        vm.assertEq(uint256(breaker.suspect.price), PRICE * 2, "the same price");
        vm.assertEq(uint256(breaker.suspect.since), block.timestamp, "since now");
        vm.warp(block.timestamp + CONFIRM_DELAY);
        vm.assertTrue(breaker.accept(current, PRICE * 2, limitsOf(MAX_JUMP)), "seen twice");
    }

    function testFuzz_startAnew_LetsAPassedWindowBe(uint256 elapsed, uint256 how, uint256 later) public {
        vm.warp(START + ExactMath.bound(elapsed, JUMP_WINDOW + 1, 365 days));
        if (how % 2 == 0) breaker.startAnew(limitsOf(MAX_JUMP));
        else breaker.standStill(how % 14 days, limitsOf(MAX_JUMP));
        vm.warp(block.timestamp + (later % 365 days));
        vm.assertFalse(isJump(PRICE * 2, limitsOf(MAX_JUMP)), "nobody had looked for longer than the window");
    }

    function testFuzz_widen_SpansBothPrices(uint128[3] memory prices, uint128 other) public pure {
        if (prices[0] > prices[2]) (prices[0], prices[2]) = (prices[2], prices[0]);
        Reading memory reading = Reading(prices[1], prices[0], prices[2], 0, Level.Restricted, 0, 0, 0, 0);
        JumpBreaker.widen(reading, other);
        vm.assertEq(reading.price, prices[1], "price");
        vm.assertTrue(reading.low <= other && other <= reading.high, "spans the other");
        vm.assertTrue(reading.low == prices[0] || reading.low == other, "low is one of both");
        vm.assertTrue(reading.high == prices[2] || reading.high == other, "high is one of both");
        vm.assertTrue(reading.low <= prices[0] && reading.high >= prices[2], "never narrower");
    }

    /// @dev The rules of docs/spec/GovernedOracle.md, with nothing rounded and nothing packed.
    function acceptByTheRules(Model memory model, uint256 price) private view returns (bool) {
        bool isRecent = block.timestamp <= model.seenAt + JUMP_WINDOW;
        if (isRecent && !isWithin(price, model.accepted, MAX_JUMP)) {
            bool isKnown = model.suspectSince != 0 && isWithin(price, model.suspect, MAX_JUMP);
            if (!isKnown) (model.suspect, model.suspectSince) = (price, block.timestamp);
            if (!isKnown || block.timestamp < model.suspectSince + CONFIRM_DELAY) return false;
        }
        (model.suspect, model.suspectSince, model.seenAt) = (0, 0, block.timestamp);
        if (block.timestamp >= model.since + CONFIRM_DELAY) (model.accepted, model.since) = (price, block.timestamp);
        return true;
    }

    /// @dev Seconds, minutes, a confirmation or a window, sometimes to the very second.
    function delayFor(uint256 dice) private pure returns (uint256) {
        uint256[6] memory longest = [uint256(12), 5 minutes, CONFIRM_DELAY, 1 hours, JUMP_WINDOW, JUMP_WINDOW + 1];
        uint256 chosen = longest[dice % 6];
        return (dice >> 8) % 2 == 0 ? chosen : (dice >> 16) % (chosen + 1);
    }

    function priceAfter(uint256 price, uint256 dice) private pure returns (uint256) {
        uint256 kind = (dice >> 64) % 4;
        if (kind == 0) return price;
        if (kind == 1) return ExactMath.bound(dice >> 72, (price * 96) / 100, (price * 104) / 100);
        if (kind == 2) return PRICE;
        return ExactMath.bound(dice >> 72, PRICE / 3, PRICE * 3);
    }

    function isJump(uint256 price, JumpLimits limits) private view returns (bool) {
        return breaker.isJump(current.acceptedPrice, price, limits);
    }

    function limitsOf(uint256 maxJump) private pure returns (JumpLimits) {
        return JumpLimitsLib.pack(uint16(maxJump), CONFIRM_DELAY, JUMP_WINDOW);
    }

    function assertState(Model memory model) private view {
        vm.assertEq(uint256(breaker.accepted.price), model.accepted, "accepted price");
        vm.assertEq(uint256(breaker.accepted.since), model.since, "since");
        vm.assertEq(uint256(breaker.accepted.seenAt), model.seenAt, "seenAt");
        vm.assertEq(uint256(breaker.suspect.price), model.suspect, "suspect");
        vm.assertEq(uint256(breaker.suspect.since), model.suspectSince, "suspected since");
    }

    function stateHash() private view returns (bytes32) {
        return keccak256(abi.encode(current, breaker));
    }
}
