// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IRedundantOracle, Level, Mode, OracleConfig, Reading} from "../../contracts/interfaces/IRedundantOracle.sol";
import {Behavior, DecimalsBehavior, FaultyFeed} from "../../contracts/testing/FaultyFeed.sol";
import {OracleTest} from "../support/OracleTest.sol";

/// @notice What the premises of the promises leave out: the least that shows each of them to be needed.
contract PremisesTest is OracleTest {
    function over(uint256[] memory prices, Mode mode, uint8 quorum) private returns (OracleConfig memory settings) {
        delete feeds;
        deployFeeds(prices.length);
        for (uint256 i = 0; i < prices.length; ++i) {
            feeds[i].setAnswer(int256(prices[i]), START);
        }
        return configFor(mode, quorum);
    }

    function three(uint256 first, uint256 second, uint256 third) private pure returns (uint256[] memory prices) {
        prices = new uint256[](3);
        (prices[0], prices[1], prices[2]) = (first, second, third);
    }

    /// @dev Four that are within 2 % of each other, and within 1 % of their mean: alone they are served.
    function test_tryRead_CORE_1_Restricted_WhenHonestAreApartAndOneLies() public {
        uint256[] memory prices = new uint256[](5);
        (prices[0], prices[1], prices[2], prices[3], prices[4]) = (2_000e8, 2_000e8, 2_039e8, 2_039e8, 20_000e8);
        IRedundantOracle oracle = deployOracle(over(prices, Mode.Median, 3));
        assertLevel(oracle.tryRead().level, Level.Restricted, "with the liar");
        assertLevel(oracle.tryReadWithout(16).level, Level.Degraded, "without");
        vm.assertEq(uint256(oracle.tryReadWithout(16).votes), 4, "without");
    }

    function test_tryRead_CORE_1_Restricted_WhenFirstOfANeededGroupLies() public {
        for (uint256 mode = 0; mode < 2; ++mode) {
            OracleConfig memory settings = over(three(3 * PRICE, PRICE, PRICE), modeAt(mode), 2);
            (settings.sources[1].group, settings.sources[2].group) = (0, 1);
            IRedundantOracle oracle = deployOracle(settings);
            assertLevel(oracle.tryRead().level, Level.Restricted, "the spare is not heard while the first lies");
            feeds[0].setBehavior(Behavior.RevertEmpty);
            assertLevel(oracle.tryRead().level, Level.Degraded, "and stands in while it fails");
        }
    }

    function test_tryRead_CORE_1_Unavailable_WhenUptimeFeedFails() public {
        OracleConfig memory settings = over(three(PRICE, PRICE, PRICE), Mode.Median, 2);
        FaultyFeed sequencer = new FaultyFeed(0, 0);
        sequencer.setRound(FaultyFeed.Round(1, 0, 1, 1, 1));
        settings.sequencerFeed = address(sequencer);
        IRedundantOracle oracle = deployOracle(settings);
        assertLevel(oracle.tryRead().level, Level.Normal, "up");
        sequencer.setBehavior(Behavior.RevertEmpty);
        assertLevel(oracle.tryRead().level, Level.Unavailable, "one feed, however many sources agree");
    }

    function test_tryRead_CORE_4_HangsOnOrder_WithinAGroup() public {
        OracleConfig memory settings = over(three(PRICE, PRICE + 10, PRICE + 20), Mode.Median, 2);
        (settings.sources[1].group, settings.sources[2].group) = (0, 1);
        vm.assertEq(deployOracle(settings).tryRead().price, PRICE + 10, "the first speaks");
        (settings.sources[0], settings.sources[1]) = (settings.sources[1], settings.sources[0]);
        vm.assertEq(deployOracle(settings).tryRead().price, PRICE + 15, "now the other");
    }

    /// @dev The mean of 100 and 103 is 101 in whole units, from which 103 is nearly 2 % away; of ten times as many it is
    /// 1,015.
    function test_tryRead_CORE_10_HearsOthers_WhenRoundingOfTheMeanDecides() public {
        uint256[] memory prices = new uint256[](2);
        (prices[0], prices[1]) = (100, 103);
        OracleConfig memory settings = over(prices, Mode.Median, 2);
        settings.maxDeviationBps = 150;
        IRedundantOracle oracle = deployOracle(settings);
        assertLevel(oracle.tryRead().level, Level.Restricted, "whole units");
        feeds[0].setAnswer(1_000, START);
        feeds[1].setAnswer(1_030, START);
        Reading memory scaled = oracle.tryRead();
        assertLevel(scaled.level, Level.Normal, "ten times as fine");
        vm.assertEq(scaled.price, 1_015, "ten times as fine");
    }

    function test_views_CORE_12_Differ_WhenFeedLiesToTheSecondAndQuorumIsOne() public {
        uint256[] memory prices = new uint256[](1);
        prices[0] = PRICE;
        IRedundantOracle oracle = deployOracle(over(prices, Mode.Ordered, 1));
        feeds[0].setBehavior(Behavior.LieWhenWarm);
        (uint256 first, ) = oracle.read();
        (uint256 second, ) = oracle.read();
        vm.assertTrue(first == PRICE && second != PRICE, "believed both times");
    }

    function test_config_CORE_17_DeploysAnother_WhenFeedChangedItsDecimals() public {
        IRedundantOracle oracle = deployOracle(over(three(PRICE, PRICE, PRICE), Mode.Median, 2));
        bytes32 code = keccak256(address(oracle).code);
        vm.assertEq(keccak256(address(deployOracle(oracle.config())).code), code, "the same");
        feeds[1].setDecimals(DecimalsBehavior.Honest, 18);
        vm.assertTrue(keccak256(address(deployOracle(oracle.config())).code) != code, "another scale");
    }
}
