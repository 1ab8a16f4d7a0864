// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {GovernedConfig, IGovernedOracle} from "../../contracts/interfaces/IGovernedOracle.sol";
import {IRedundantOracle, Mode, OracleConfig} from "../../contracts/interfaces/IRedundantOracle.sol";
import {HostileOracle} from "../support/HostileOracle.sol";
import {LapsingOracle} from "../support/LapsingOracle.sol";
import {GovernedTest} from "../support/GovernedTest.sol";
import {Attack, HostileHandler} from "./hostileHandler.t.sol";

/// @notice No sequence of the guardian's powers serves a price that the breaker would have withheld. The ids are those of
/// docs/spec/GovernedOracle.md.
contract GovernedHostileGuardianTest is GovernedTest {
    address private constant HASTY_GOVERNOR = address(0x4A57);
    uint256 private constant RUNS = 24;
    uint256 private constant DEPTH = 64;
    HostileHandler private handler;

    function setUp() public override {
        super.setUp();
        manager.grantRole(GOVERNOR_ROLE, HASTY_GOVERNOR, 0);
        handler = attackOn(governedOverHonest);
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    function invariant_GOV_17_GOV_18_NothingIsServedThatWasNotConfirmed() public view {
        vm.assertEq(handler.servedUnconfirmed(), 0, "served what the breaker withholds");
        vm.assertEq(handler.acceptedUnconfirmed(), 0, "accepted what did not stand");
    }

    function invariant_GOV_19_GOV_20_NothingIsServedOrKeptOfWhoIsNotTrusted() public view {
        vm.assertEq(handler.servedUnsound(), 0, "served what no oracle can say");
        vm.assertEq(handler.keptOfDisabled(), 0, "kept what a disabled source made");
    }

    /// @dev The same search finds what it looks for, where time that is halted or not served counts towards the window
    /// and towards a suspect's standing.
    function test_search_GOV_18_FindsBoth_WhenUnservedTimeCounts() public {
        (bool isServedFound, bool isAcceptedFound) = (false, false);
        for (uint256 run = 0; run < RUNS; ++run) {
            HostileHandler search = attackOn(lapsingOverHonest);
            for (uint256 i = 0; i < DEPTH; ++i) {
                search.act(uint256(keccak256(abi.encode(run, i))));
            }
            if (search.servedUnconfirmed() != 0) isServedFound = true;
            if (search.acceptedUnconfirmed() != 0) isAcceptedFound = true;
        }
        vm.assertTrue(isServedFound, "a price that was never confirmed");
        vm.assertTrue(isAcceptedFound, "a suspect that nobody saw standing");
    }

    /// @dev And it is no search of closed doors.
    function test_search_GOV_18_SeesPricesServed() public {
        for (uint256 i = 0; i < DEPTH; ++i) {
            handler.act(uint256(keccak256(abi.encode(i))));
        }
        vm.assertGt(handler.served(), DEPTH / 4, "served");
    }

    function attackOn(function(address, address) returns (address) deploy) private returns (HostileHandler) {
        setPrice(PRICE);
        breakFeeds(0);
        OracleConfig memory settings = configFor(Mode.Median, 2);
        for (uint256 i = 0; i < 3; ++i) {
            settings.sources[i].maxAge = type(uint32).max;
        }
        Attack memory attack;
        attack.feeds = feeds;
        attack.honest = deployOracle(settings);
        attack.hostile = new HostileOracle(PRICE);
        attack.subject = IGovernedOracle(deploy(address(attack.hostile), address(attack.honest)));
        (attack.governor, attack.guardian) = (HASTY_GOVERNOR, GUARDIAN);
        (attack.maxJumpBps, attack.confirmDelay, attack.jumpWindow) = (MAX_JUMP, CONFIRM_DELAY, JUMP_WINDOW);
        return new HostileHandler(attack);
    }

    function governedOverHonest(address hostile, address honest) private returns (address) {
        GovernedConfig memory settings = fullConfig();
        settings.oracle = hostile;
        IGovernedOracle subject = deployGoverned(settings);
        vm.prank(HASTY_GOVERNOR);
        subject.replace(honest);
        return address(subject);
    }

    function lapsingOverHonest(address hostile, address honest) private returns (address) {
        LapsingOracle subject = new LapsingOracle(IRedundantOracle(hostile));
        subject.replace(honest);
        return address(subject);
    }
}
