// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {CollateralVault} from "../../contracts/examples/CollateralVault.sol";
import {IRedundantOracle, Level, Mode, OracleConfig} from "../../contracts/interfaces/IRedundantOracle.sol";
import {Behavior, FaultyFeed} from "../../contracts/testing/FaultyFeed.sol";
import {MintableToken} from "./MintableToken.sol";
import {OracleTest} from "./OracleTest.sol";

/// @notice What the tests of the vault share: a vault of 18-decimals ether against 6-decimals dollars, over a Median of
/// four feeds at 2,000 of which two have to agree, behind a sequencer; and a debtor with ten ether pledged.
abstract contract VaultTest is OracleTest {
    uint32 internal constant GRACE = 1 hours;
    uint16 internal constant BORROW_LIMIT = 7_500;
    uint16 internal constant LIQUIDATION_LIMIT = 8_000;
    uint16 internal constant BONUS = 500;
    uint256 internal constant ETHER = 1e18;
    uint256 internal constant DOLLAR = 1e6;
    uint256 internal constant RESERVE = 1_000_000 * DOLLAR;

    address internal debtor = address(0xdeb708);
    address internal liquidator = address(0x119d);
    MintableToken internal eth;
    MintableToken internal usd;
    FaultyFeed internal sequencer;
    IRedundantOracle internal oracle;
    CollateralVault internal vault;

    function setUp() public virtual override {
        super.setUp();
        (eth, usd) = (new MintableToken("ETH", 18), new MintableToken("USD", 6));
        deployFeeds(4);
        sequencer = new FaultyFeed{value: 1}(0, 1);
        sequencer.setRound(FaultyFeed.Round(1, 0, START - 30 days, START, 1));
        OracleConfig memory settings = configFor(Mode.Median, 2);
        (settings.sequencerFeed, settings.sequencerGrace) = (address(sequencer), GRACE);
        oracle = deployOracle(settings);
        vault = deployVault(vaultConfig());
        usd.mint(address(this), RESERVE);
        usd.approve(address(vault), RESERVE);
        vault.lend(RESERVE);
        pledge(10 * ETHER);
        usd.mint(liquidator, RESERVE);
        vm.prank(liquidator);
        usd.approve(address(vault), RESERVE);
    }

    function vaultConfig() internal view virtual returns (CollateralVault.Config memory) {
        return CollateralVault.Config(oracle, false, eth, usd, BORROW_LIMIT, LIQUIDATION_LIMIT, BONUS);
    }

    function deployVault(CollateralVault.Config memory config) internal returns (CollateralVault) {
        return CollateralVault(deployArtifact("CollateralVault", abi.encode(config)));
    }

    function pledge(uint256 amount) internal {
        eth.mint(debtor, amount);
        vm.prank(debtor);
        eth.approve(address(vault), amount);
        vm.prank(debtor);
        vault.deposit(amount);
    }

    function borrow(uint256 amount) internal {
        vm.prank(debtor);
        vault.borrow(amount);
    }

    function repay(uint256 amount) internal {
        vm.prank(debtor);
        usd.approve(address(vault), amount);
        vm.prank(debtor);
        vault.repay(debtor, amount);
    }

    function withdraw(uint256 amount) internal {
        vm.prank(debtor);
        vault.withdraw(amount);
    }

    function liquidate(uint256 amount) internal returns (uint256 repaid, uint256 seized) {
        vm.prank(liquidator);
        return vault.liquidate(debtor, amount);
    }

    /// @dev All working feeds say it.
    function setPrice(uint256 price) internal {
        for (uint256 i = 0; i < 4; ++i) {
            feeds[i].setAnswer(int256(price), block.timestamp);
        }
    }

    /// @dev Two feeds say one, two the other: the sides of the price.
    function setSides(uint256 low, uint256 high) internal {
        for (uint256 i = 0; i < 4; ++i) {
            feeds[i].setAnswer(int256(i < 2 ? low : high), block.timestamp);
        }
    }

    /// @dev An outage of one feed is Degraded, of three Restricted, of all four Unavailable.
    function bringTo(Level level) internal {
        uint256[4] memory failing = [uint256(0), 1, 3, 4];
        for (uint256 i = 0; i < 4; ++i) {
            feeds[i].setBehavior(i < failing[uint256(level)] ? Behavior.RevertReason : Behavior.Healthy);
        }
        assertLevel(oracle.tryRead().level, level, "premise");
    }

    function restartSequencer() internal {
        sequencer.setRound(FaultyFeed.Round(2, 0, block.timestamp, block.timestamp, 2));
        assertLevel(oracle.tryRead().level, Level.Restricted, "in the grace");
    }

    function expectUnavailable(Level level) internal {
        bytes4 selector = IRedundantOracle.PriceUnavailable.selector;
        vm.expectRevert(abi.encodeWithSelector(selector, level, oracle.tryRead().faultMask));
    }

    function debtOf(address account) internal view returns (uint256 debt) {
        (, debt) = vault.positionOf(account);
    }

    function collateralOf(address account) internal view returns (uint256 collateral) {
        (collateral, ) = vault.positionOf(account);
    }
}
