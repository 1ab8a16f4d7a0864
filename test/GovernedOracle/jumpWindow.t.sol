// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {GovernedConfig} from "../../contracts/interfaces/IGovernedOracle.sol";
import {GovernedTest} from "../support/GovernedTest.sol";

/// @notice The jump breaker over time: drift, the price that jumps are measured from, and when a poke is asked for.
contract GovernedJumpWindowTest is GovernedTest {
    uint256 private constant GAP = 5 * PRICE;

    function setUp() public override {
        super.setUp();
        governed = deployGoverned(breakerConfig());
        governed.poke();
    }

    function test_poke_FollowsDrift_InsideBand() public {
        uint256 price = PRICE;
        for (uint256 i = 0; i < 20; ++i) {
            passTime(1 hours);
            price += price / 10;
            setPrice(price);
            governed.poke();
            assertServed(price, "drift");
        }
        vm.assertGt(price, 6 * PRICE, "far from where it began");
    }

    function test_read_Withholds_WhenAcceptedPriceWasSeenAtWindowsEnd() public {
        passTime(JUMP_WINDOW);
        setPrice(GAP);
        assertWithheld("within the window");
    }

    function test_read_Serves_WhenAcceptedPriceWasSeenASecondBeforeWindow() public {
        passTime(JUMP_WINDOW + 1);
        setPrice(GAP);
        assertServed(GAP, "beyond the window");
    }

    function test_poke_RenewsAcceptedPrice_WhenDataDidNotMove() public {
        vm.warp(START + 3_000);
        governed.poke();
        assertAccepted(PRICE, START + 3_000, START + 3_000, "renewed");
        assertLastGood(PRICE, START, "the same data");
    }

    function test_poke_GOV_16_KeepsAcceptedPrice_ASecondBeforeConfirmDelay() public {
        passTime(CONFIRM_DELAY - 1);
        setPrice(PRICE + 1);
        governed.poke();
        assertAccepted(PRICE, START, START + CONFIRM_DELAY - 1, "seen, not moved");
        assertLastGood(PRICE + 1, START + CONFIRM_DELAY - 1, "committed all the same");
    }

    function test_poke_GOV_16_MovesAcceptedPrice_WhenConfirmDelayHasPassed() public {
        passTime(CONFIRM_DELAY);
        setPrice(PRICE + 1);
        governed.poke();
        assertAccepted(PRICE + 1, START + CONFIRM_DELAY, START + CONFIRM_DELAY, "moved");
    }

    function test_poke_GOV_16_WithholdsWalkInSmallSteps() public {
        uint256 price = PRICE;
        for (uint256 i = 0; i < 5; ++i) {
            passTime(12);
            price += price / 20;
            setPrice(price);
            governed.poke();
        }
        assertWithheld("a quarter in a minute");
        passTime(CONFIRM_DELAY);
        governed.poke();
        assertServed(price, "stood");
    }

    function assertAccepted(uint256 price, uint256 since, uint256 seenAt, string memory reason) private view {
        (uint256 actualPrice, uint256 actualSince, uint256 actualSeenAt) = governed.acceptedPrice();
        vm.assertEq(actualPrice, price, string.concat(reason, ": price"));
        vm.assertEq(actualSince, since, string.concat(reason, ": since"));
        vm.assertEq(actualSeenAt, seenAt, string.concat(reason, ": seenAt"));
    }

    function test_poke_HealsAtWindowsEnd_WhenPriceNeverStands() public {
        uint256 price = GAP;
        for (uint256 i = 0; i <= JUMP_WINDOW / 1 hours; ++i) {
            passTime(1 hours);
            price *= 2;
            setPrice(price);
            governed.poke();
        }
        assertServed(price, "the accepted price is no longer recent");
    }

    function test_checkUpkeep_AsksForEveryStep() public {
        assertUpkeep(false, "calm");
        setPrice(GAP);
        assertUpkeep(true, "a new jump");
        governed.poke();
        assertUpkeep(false, "suspected");
        setPrice(2 * GAP);
        assertUpkeep(true, "moved on");
        setPrice(GAP);
        passTime(CONFIRM_DELAY - 1);
        assertUpkeep(false, "a second before");
        passTime(1);
        assertUpkeep(true, "stood");
        governed.poke();
        assertUpkeep(false, "confirmed");
        setPrice(PRICE);
        governed.poke();
        setPrice(GAP);
        assertUpkeep(true, "went away");
        governed.poke();
        assertUpkeep(false, "cleared");
    }

    function test_checkUpkeep_RenewsAcceptedPrice_WhenIntervalHasPassed() public {
        governed = deployGoverned(fullConfig());
        governed.poke();
        vm.warp(START + COMMIT_INTERVAL - 1);
        assertUpkeep(false, "a second before");
        vm.warp(START + COMMIT_INTERVAL);
        assertUpkeep(true, "seen too long ago");
        governed.poke();
        assertUpkeep(false, "renewed");
    }

    /// @dev Otherwise the breaker would be off unnoticed, in the calm before what it is there for.
    function test_checkUpkeep_RenewsAcceptedPrice_BeforeItCountsNoMore() public {
        for (uint32 interval = 0; interval <= 2 * JUMP_WINDOW; interval += 2 * JUMP_WINDOW) {
            GovernedConfig memory settings = breakerConfig();
            settings.commitInterval = interval;
            governed = deployGoverned(settings);
            governed.poke();
            passTime(JUMP_WINDOW / 2 - 1);
            assertUpkeep(false, "a second before");
            passTime(1);
            assertUpkeep(true, "half the window");
            governed.poke();
            assertUpkeep(false, "renewed");
        }
    }
}
