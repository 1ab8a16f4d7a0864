// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {GovernedConfig} from "../../contracts/interfaces/IGovernedOracle.sol";
import {Level, Reading} from "../../contracts/interfaces/IRedundantOracle.sol";
import {ExactMath} from "../support/ExactMath.sol";
import {GovernedTest} from "../support/GovernedTest.sol";

/// @notice The jump breaker over any prices and times.
contract GovernedJumpPropertiesTest is GovernedTest {
    function setUp() public override {
        super.setUp();
        governed = deployGoverned(breakerConfig());
        governed.poke();
    }

    function testFuzz_read_GOV_17_WithholdsBeyondTheBand(uint256 price) public {
        price = ExactMath.bound(price, PRICE / 2, 2 * PRICE);
        setPrice(price);
        if (isWithin(price, PRICE, MAX_JUMP)) assertServed(price, "within the band");
        else assertWithheld("beyond the band");
    }

    function testFuzz_read_GOV_17_WithholdsForTheWindow(uint256 price, uint256 elapsed) public {
        price = ExactMath.bound(price, 2 * PRICE, MAX_PRICE);
        uint256 edge = JUMP_WINDOW + ((elapsed >> 1) % 2);
        elapsed = elapsed % 2 == 0 ? edge : ExactMath.bound(elapsed, 0, 2 * JUMP_WINDOW);
        passTime(elapsed);
        setPrice(price);
        if (elapsed <= JUMP_WINDOW) assertWithheld("within the window");
        else assertServed(price, "beyond the window");
    }

    function testFuzz_tryRead_ShowsJump_WithSidesThatSpanBothPrices(uint256 price) public {
        price = ExactMath.bound(price, 1, MAX_PRICE);
        vm.assume(!isWithin(price, PRICE, MAX_JUMP));
        setPrice(price);
        Reading memory reading = governed.tryRead();
        assertLevel(reading.level, Level.Restricted, "a jump");
        vm.assertEq(reading.price, price, "price");
        vm.assertEq(reading.low, price < PRICE ? price : PRICE, "low");
        vm.assertEq(reading.high, price > PRICE ? price : PRICE, "high");
    }

    function testFuzz_poke_GOV_7_ConfirmsAfterTheDelay(uint256 price, uint256 elapsed) public {
        price = ExactMath.bound(price, 2 * PRICE, MAX_PRICE);
        uint256 edge = CONFIRM_DELAY - ((elapsed >> 1) % 2);
        elapsed = elapsed % 2 == 0 ? edge : ExactMath.bound(elapsed, 0, 2 * CONFIRM_DELAY);
        setPrice(price);
        governed.poke();
        assertSuspect(price, START, "first seen");
        passTime(elapsed);
        governed.poke();
        if (elapsed >= CONFIRM_DELAY) assertServed(price, "stood");
        else assertWithheld("has not stood");
    }

    function testFuzz_poke_KeepsSuspect_WithinTheBandAroundIt(uint256 one, uint256 other) public {
        one = ExactMath.bound(one, 2 * PRICE, 4 * PRICE);
        other = ExactMath.bound(other, 2 * PRICE, 4 * PRICE);
        setPrice(one);
        governed.poke();
        passTime(60);
        setPrice(other);
        governed.poke();
        bool isSame = isWithin(one, other, MAX_JUMP);
        assertSuspect(isSame ? one : other, isSame ? START : START + 60, "suspect");
    }

    function testFuzz_poke_ClearsSuspect_WhenPriceIsBackInTheBand(uint256 jump, uint256 price) public {
        setPrice(ExactMath.bound(jump, 2 * PRICE, MAX_PRICE));
        governed.poke();
        price = ExactMath.bound(price, PRICE - PRICE / 12, PRICE + PRICE / 10);
        passTime(60);
        setPrice(price);
        governed.poke();
        assertServed(price, "back");
        assertSuspect(0, 0, "cleared");
    }

    function testFuzz_poke_GOV_16_MovesAcceptedPrice_OnceInTheDelay(uint256 price, uint256 elapsed) public {
        price = ExactMath.bound(price, PRICE, PRICE + PRICE / 10);
        elapsed = ExactMath.bound(elapsed, 0, 2 * CONFIRM_DELAY);
        passTime(elapsed);
        setPrice(price);
        governed.poke();
        (uint256 accepted, uint256 since, uint256 seenAt) = governed.acceptedPrice();
        bool isMoved = elapsed >= CONFIRM_DELAY;
        vm.assertEq(accepted, isMoved ? price : PRICE, "accepted");
        vm.assertEq(since, isMoved ? START + elapsed : START, "since");
        vm.assertEq(seenAt, START + elapsed, "seenAt");
    }

    function testFuzz_checkUpkeep_GOV_12_AsksForNothingRightAfterAPoke(uint256 seed) public {
        for (uint256 i = 0; i < 4; ++i) {
            uint256 dice = seed >> (64 * i);
            passTime(dice % JUMP_WINDOW);
            setPrice(ExactMath.bound(dice >> 32, PRICE / 2, 2 * PRICE));
            if (dice % 5 == 0) breakFeeds((dice >> 8) % 8);
            governed.poke();
            assertUpkeep(false, "poked");
        }
    }

    function testFuzz_checkUpkeep_AsksForAPoke_WhenThePriceJumps(uint256 price) public {
        price = ExactMath.bound(price, PRICE / 2, 2 * PRICE);
        setPrice(price);
        assertUpkeep(!isWithin(price, PRICE, MAX_JUMP), "a new jump");
    }

    function testFuzz_checkUpkeep_RenewsAcceptedPrice_AfterHalfTheWindow(uint256 elapsed) public {
        elapsed = ExactMath.bound(elapsed, 0, JUMP_WINDOW);
        passTime(elapsed);
        assertUpkeep(elapsed >= JUMP_WINDOW / 2, "long before it counts no more");
    }

    function testFuzz_read_GOV_17_WithholdsBeyondAnyBand(uint256 maxJump, uint256 word) public {
        GovernedConfig memory settings = breakerConfig();
        settings.maxJumpBps = uint16(ExactMath.bound(maxJump, 1, 10_000));
        governed = deployGoverned(settings);
        uint256 edge = PRICE + (PRICE * settings.maxJumpBps) / 10_000;
        setPrice(edge);
        assertServed(edge, "at the edge");
        setPrice(edge + 1 + (word % PRICE));
        assertWithheld("beyond");
    }

    function testFuzz_poke_GOV_7_ConfirmsAfterAnyDelay(uint256 delay, uint256 elapsed) public {
        GovernedConfig memory settings = breakerConfig();
        settings.confirmDelay = uint32(ExactMath.bound(delay, 1 minutes, 1 days));
        settings.jumpWindow = 7 days;
        governed = deployGoverned(settings);
        setPrice(3 * PRICE);
        governed.poke();
        delay = settings.confirmDelay;
        elapsed = elapsed % 2 == 0 ? delay - ((elapsed >> 1) % 2) : ExactMath.bound(elapsed, 0, 2 * delay);
        passTime(elapsed);
        governed.poke();
        if (elapsed >= delay) assertServed(3 * PRICE, "stood");
        else assertWithheld("has not stood");
    }
}
