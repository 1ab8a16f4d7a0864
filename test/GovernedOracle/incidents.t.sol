// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {IGovernedOracle} from "../../contracts/interfaces/IGovernedOracle.sol";
import {Fault, IRedundantOracle, Level, OracleConfig, Reading} from "../../contracts/interfaces/IRedundantOracle.sol";
import {Behavior} from "../../contracts/testing/FaultyFeed.sol";
import {GovernedTest} from "../support/GovernedTest.sol";

/// @notice Real incidents of configuration, decimals, upgrades and guards, replayed: what stops each, or that nothing does.
/// @dev Prices are those of the incident, in `DECIMALS`; a test's name carries the incident's id.
contract GovernedIncidentsTest is GovernedTest {
    /// @dev Two publishers sent values of a wrong exponent, and the feed said 5,402 for 43,500.
    function test_pyth_btc_2021_OutvotedAndDisabled() public {
        standAt(43_500e8);
        feeds[0].setAnswer(5_402e8, block.timestamp);
        (uint256 price, ) = governed.read();
        vm.assertEq(price, 43_500e8, "outvoted");
        disable(1);
        (price, ) = governed.read();
        vm.assertEq(price, 43_500e8, "without the source");
        OracleConfig memory settings = otherSettings(43_500e8, 3);
        for (uint256 i = 0; i < 3; ++i) {
            settings.sources[i].group = 0;
        }
        settings.quorum = 1;
        address other = address(deployOracle(settings));
        bytes4 selector = IGovernedOracle.LossNotSurvived.selector;
        checkReplaceRefused(other, abi.encodeWithSelector(selector, other, 7, Level.Unavailable));
    }

    /// @dev A new price view reverted for the largest market, and the way back took a vote of a week.
    function test_compound_ceth_2022_RefusedByPreflight_OrRolledBackAtOnce() public {
        standAt(1_550e8);
        IRedundantOracle second = deployOther(1_550e8);
        breakOthers();
        bytes4 selector = IGovernedOracle.OracleNotServed.selector;
        checkReplaceRefused(address(second), abi.encodeWithSelector(selector, second, Level.Unavailable));
        // The same bug where it shows itself a day later.
        second = deployOther(1_550e8);
        replaceWith(second);
        breakOthers();
        vm.expectRevert(priceUnavailable(Level.Unavailable, 7));
        governed.read();
        rollback();
        (uint256 price, ) = governed.read();
        vm.assertEq(price, 1_550e8, "rolled back");
    }

    /// @dev The reentrancy guard of an LP price was misconfigured, and the price could be inflated within a call. No
    /// preflight sees that; a breaker withholds what lasts for one transaction, and without one it is served.
    function test_conic_2023_NotSeenByPreflight_WithheldByBreakerOnly() public {
        standAt(1e8);
        replaceWith(deployOther(1e8));
        for (uint256 i = 0; i < 3; ++i) {
            otherFeeds[i].setAnswer(3e8, block.timestamp);
        }
        (uint256 price, ) = governed.read();
        vm.assertEq(price, 3e8, "served without a breaker");
        standWithBreakerAt(1e8);
        setPrice(3e8);
        assertWithheld("the call");
        setPrice(1e8);
        assertServed(1e8, "after it");
    }

    /// @dev A real rise by half; the guard kept serving the old price. Here neither price is served until it stood.
    function test_compound_uni_2024_ServesNeitherPrice_UntilMoveStood() public {
        standWithBreakerAt(7.2e8);
        setPrice(11e8);
        assertWithheld("the rise");
        Reading memory reading = governed.tryRead();
        vm.assertEq(reading.low, 7.2e8, "low");
        vm.assertEq(reading.high, 11e8, "high");
        governed.poke();
        passTime(CONFIRM_DELAY);
        governed.poke();
        assertServed(11e8, "stood");
    }

    /// @dev A script crossed the feeds of ETH and BTC. For a new market there is no price to hold it against: all three
    /// crossed pass, and one crossed of three does not agree with the others.
    function test_rho_2024_RefusedByPreflight_WhereThereIsPriceToHoldItAgainst() public {
        standAt(3_404e8);
        address crossed = address(deployOther(67_000e8));
        bytes4 selector = IGovernedOracle.StepTooLarge.selector;
        checkReplaceRefused(crossed, abi.encodeWithSelector(selector, 67_000e8, 3_404e8, MAX_STEP));
        first = IRedundantOracle(crossed);
        governed = deployGoverned(plainConfig());
        (uint256 price, ) = governed.read();
        vm.assertEq(price, 67_000e8, "a new market with every feed crossed");
        otherFeeds[1].setAnswer(3_404e8, block.timestamp);
        bytes4 lossNotSurvived = IGovernedOracle.LossNotSurvived.selector;
        vm.expectRevert(abi.encodeWithSelector(lossNotSurvived, crossed, 1, Level.Restricted));
        this.deployPlain();
    }

    /// @dev A composed oracle was off by its scale, and 918 ETH of loans were liquidated.
    function test_term_teth_2025_RefusedByPreflight() public {
        standAt(1_800e8);
        bytes4 selector = IGovernedOracle.StepTooLarge.selector;
        uint256 offByScale = 1_800e18;
        address other = address(deployOther(offByScale));
        checkReplaceRefused(other, abi.encodeWithSelector(selector, offByScale, 1_800e8, MAX_STEP));
    }

    /// @dev Pricers moved from 8 to 18 decimals, some of them. As an oracle of other decimals: refused. As a feed that
    /// changes under an oracle: outvoted. Prices were also written by hand; there is no function for that.
    function test_ribbon_2025_RefusedByPreflight_AndOutvoted() public {
        standAt(3_100e8);
        OracleConfig memory settings = otherSettings(3_100e8, 3);
        settings.decimals = 18;
        address other = address(deployOracle(settings));
        checkReplaceRefused(other, abi.encodeWithSelector(IGovernedOracle.DecimalsDiffer.selector, 18, DECIMALS));
        feeds[0].setAnswer(3_100e18, block.timestamp);
        (uint256 price, ) = governed.read();
        vm.assertEq(price, 3_100e8, "outvoted");
        assertFault(governed.inspect()[0].fault, Fault.Outlier, "ten decimals too many");
    }

    /// @dev One trade in an empty market became its average price for half an hour. A single source is refused; three
    /// that read the same market pass. A breaker withholds it for its delay only, a bound for as long as it lasts.
    function test_yieldblox_2026_StoppedByBoundOnly_WhereEverySourceReadsTheSameMarket() public {
        standWithBreakerAt(1.05e8);
        IRedundantOracle single = deployOracle(withQuorum(otherSettings(1.05e8, 1), 1));
        bytes4 selector = IGovernedOracle.LossNotSurvived.selector;
        checkReplaceRefused(address(single), abi.encodeWithSelector(selector, single, 1, Level.Unavailable));
        governed.poke();
        setPrice(106.7e8);
        governed.poke();
        assertWithheld("the trade");
        passTime(CONFIRM_DELAY);
        governed.poke();
        assertServed(106.7e8, "it stood for half an hour");
        OracleConfig memory settings = otherSettings(1.05e8, 3);
        (settings.minPrice, settings.maxPrice) = (0.9e8, 1.2e8);
        first = deployOracle(settings);
        governed = deployGoverned(plainConfig());
        for (uint256 i = 0; i < 3; ++i) {
            otherFeeds[i].setAnswer(106.7e8, block.timestamp);
        }
        vm.expectRevert(priceUnavailable(Level.Unavailable, 7));
        governed.read();
    }

    /// @dev An administrator set another feed, used in the next block. Before the delay nothing happens, and a wrong feed
    /// is refused after it. One that is right until it stands passes: then there is the guardian.
    function test_ploutos_2026_RefusedByDelayAndPreflight_AndRolledBackWhereItDeceives() public {
        standAt(1e8);
        bytes memory data = abi.encodeCall(IGovernedOracle.replace, (address(deployOther(67_000e8))));
        schedule(data);
        bytes32 id = manager.hashOperation(GOVERNOR, address(governed), data);
        vm.expectRevert(abi.encodeWithSelector(IAccessManager.AccessManagerNotReady.selector, id));
        execute(data);
        passTime(GOVERNOR_DELAY);
        bytes4 selector = IGovernedOracle.StepTooLarge.selector;
        vm.expectRevert(abi.encodeWithSelector(selector, 67_000e8, 1e8, MAX_STEP));
        execute(data);
        replaceWith(deployOther(1e8));
        for (uint256 i = 0; i < 3; ++i) {
            otherFeeds[i].setAnswer(67_000e8, block.timestamp);
        }
        (uint256 price, ) = governed.read();
        vm.assertEq(price, 67_000e8, "it deceived");
        rollback();
        (price, ) = governed.read();
        vm.assertEq(price, 1e8, "rolled back");
    }

    /// @dev The path named a pool that did not exist, and what had no price counted as nothing.
    function test_singularity_2026_RefusedByPreflight_AndNeverServedAsZero() public {
        standAt(1e8);
        IRedundantOracle second = deployOther(1e8);
        for (uint256 i = 0; i < 3; ++i) {
            otherFeeds[i].setAnswer(0, block.timestamp);
        }
        bytes4 selector = IGovernedOracle.OracleNotServed.selector;
        checkReplaceRefused(address(second), abi.encodeWithSelector(selector, second, Level.Unavailable));
        setPrice(0);
        vm.expectRevert(priceUnavailable(Level.Unavailable, 7));
        governed.read();
    }

    /// @dev External, so that a refusal is a call that reverts.
    function deployPlain() external returns (IGovernedOracle) {
        return deployGoverned(plainConfig());
    }

    function standAt(uint256 price) private {
        setPrice(price);
        governed = deployGoverned(plainConfig());
    }

    function standWithBreakerAt(uint256 price) private {
        setPrice(price);
        governed = deployGoverned(breakerConfig());
        governed.poke();
    }

    function breakOthers() private {
        for (uint256 i = 0; i < otherFeeds.length; ++i) {
            otherFeeds[i].setBehavior(Behavior.RevertReason);
        }
    }

    function withQuorum(OracleConfig memory settings, uint8 quorum) private pure returns (OracleConfig memory) {
        settings.quorum = quorum;
        return settings;
    }
}
