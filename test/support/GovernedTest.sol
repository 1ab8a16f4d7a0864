// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {GovernedConfig, IGovernedOracle} from "../../contracts/interfaces/IGovernedOracle.sol";
import {IRedundantOracle, Level, Mode, OracleConfig} from "../../contracts/interfaces/IRedundantOracle.sol";
import {Behavior, FaultyFeed} from "../../contracts/testing/FaultyFeed.sol";
import {OracleTest} from "./OracleTest.sol";

/// @notice What the tests of the governed oracle share: a real `AccessManager` with a governor who has to wait and a
/// guardian who has not, and a governed Median of three feeds.
/// @dev The governor is the manager's admin too, with the same delay. So is the test, without one, to deploy more.
abstract contract GovernedTest is OracleTest {
    uint64 internal constant GOVERNOR_ROLE = 1;
    uint64 internal constant GUARDIAN_ROLE = 2;
    uint32 internal constant GOVERNOR_DELAY = 2 days;
    uint256 internal constant ROLLBACK_WINDOW = 14 days;
    uint256 internal constant MAX_HALT = 14 days;
    uint16 internal constant MAX_STEP = 500;
    uint32 internal constant MAX_HOLD = 4 hours;
    uint16 internal constant HOLD_DRIFT = 100;
    uint16 internal constant MAX_JUMP = 1_000;
    uint32 internal constant CONFIRM_DELAY = 10 minutes;
    uint32 internal constant JUMP_WINDOW = 6 hours;
    uint32 internal constant COMMIT_INTERVAL = 30 minutes;

    address internal constant GOVERNOR = address(0x6077);
    address internal constant GUARDIAN = address(0x6A4D);
    address internal constant STRANGER = address(0x5742);

    AccessManager internal manager;
    IRedundantOracle internal first;
    IGovernedOracle internal governed;

    /// @dev Feeds of another oracle than the first.
    FaultyFeed[] internal otherFeeds;

    function setUp() public virtual override {
        super.setUp();
        manager = new AccessManager(address(this));
        deployFeeds(3);
        first = deployOracle(Mode.Median, 2);
        governed = deployGoverned(plainConfig());
        manager.grantRole(GUARDIAN_ROLE, GUARDIAN, 0);
        manager.grantRole(GOVERNOR_ROLE, GOVERNOR, GOVERNOR_DELAY);
        manager.grantRole(manager.ADMIN_ROLE(), GOVERNOR, GOVERNOR_DELAY);
    }

    /// @dev Neither a last good price nor a breaker.
    function plainConfig() internal view returns (GovernedConfig memory settings) {
        settings.oracle = address(first);
        settings.maxStepBps = MAX_STEP;
    }

    function holdConfig() internal view returns (GovernedConfig memory settings) {
        settings = plainConfig();
        settings.maxHold = MAX_HOLD;
        settings.holdDriftBpsPerHour = HOLD_DRIFT;
    }

    function breakerConfig() internal view returns (GovernedConfig memory settings) {
        settings = plainConfig();
        settings.maxJumpBps = MAX_JUMP;
        settings.confirmDelay = CONFIRM_DELAY;
        settings.jumpWindow = JUMP_WINDOW;
    }

    /// @dev With both.
    function fullConfig() internal view returns (GovernedConfig memory settings) {
        settings = breakerConfig();
        settings.maxHold = MAX_HOLD;
        settings.holdDriftBpsPerHour = HOLD_DRIFT;
        settings.commitInterval = COMMIT_INTERVAL;
    }

    /// @dev The contract as it ships, with its functions given to the roles.
    function deployGoverned(GovernedConfig memory settings) internal returns (IGovernedOracle deployed) {
        deployed = IGovernedOracle(deployArtifact("GovernedOracle", abi.encode(address(manager), settings)));
        manager.setTargetFunctionRole(address(deployed), governorFunctions(), GOVERNOR_ROLE);
        manager.setTargetFunctionRole(address(deployed), guardianFunctions(), GUARDIAN_ROLE);
    }

    function governorFunctions() internal pure returns (bytes4[] memory selectors) {
        selectors = new bytes4[](3);
        selectors[0] = IGovernedOracle.replace.selector;
        selectors[1] = IGovernedOracle.enable.selector;
        selectors[2] = IGovernedOracle.resume.selector;
    }

    function guardianFunctions() internal pure returns (bytes4[] memory selectors) {
        selectors = new bytes4[](3);
        selectors[0] = IGovernedOracle.disable.selector;
        selectors[1] = IGovernedOracle.halt.selector;
        selectors[2] = IGovernedOracle.rollback.selector;
    }

    function schedule(bytes memory data) internal {
        vm.prank(GOVERNOR);
        manager.schedule(address(governed), data, 0);
    }

    /// @dev Schedules and waits for the delay. The feeds publish the same prices again, so that nothing is stale.
    function scheduleAndWait(bytes memory data) internal {
        schedule(data);
        passTime(GOVERNOR_DELAY);
    }

    function execute(bytes memory data) internal {
        vm.prank(GOVERNOR);
        manager.execute(address(governed), data);
    }

    /// @dev What the governor does, delay included.
    function govern(bytes memory data) internal {
        scheduleAndWait(data);
        execute(data);
    }

    function replaceWith(IRedundantOracle newOracle) internal {
        govern(abi.encodeCall(IGovernedOracle.replace, (address(newOracle))));
    }

    /// @dev The replacement is refused with exactly this error.
    function checkReplaceRefused(address newOracle, bytes memory refusal) internal {
        bytes memory data = abi.encodeCall(IGovernedOracle.replace, (newOracle));
        scheduleAndWait(data);
        address current = governed.oracle();
        vm.expectRevert(refusal);
        execute(data);
        vm.assertEq(governed.oracle(), current, "the oracle was replaced");
    }

    function disable(uint256 mask) internal {
        vm.prank(GUARDIAN);
        governed.disable(mask);
    }

    function halt(uint256 duration) internal {
        vm.prank(GUARDIAN);
        governed.halt(duration);
    }

    function rollback() internal {
        vm.prank(GUARDIAN);
        governed.rollback();
    }

    /// @dev Lets time pass, and every feed publish its price again.
    function passTime(uint256 duration) internal {
        vm.warp(block.timestamp + duration);
        for (uint256 i = 0; i < feeds.length; ++i) {
            freshen(feeds[i]);
        }
        for (uint256 i = 0; i < otherFeeds.length; ++i) {
            freshen(otherFeeds[i]);
        }
    }

    function freshen(FaultyFeed feed) internal {
        (, int256 answer, , , ) = feed.getRoundData(0);
        feed.setAnswer(answer, block.timestamp);
    }

    /// @dev Every feed of the first oracle publishes the same price now.
    function setPrice(uint256 price) internal {
        for (uint256 i = 0; i < feeds.length; ++i) {
            feeds[i].setAnswer(int256(price), block.timestamp);
        }
    }

    /// @dev Makes the first oracle's feeds of the mask revert, and all others of its feeds healthy.
    function breakFeeds(uint256 mask) internal {
        for (uint256 i = 0; i < feeds.length; ++i) {
            feeds[i].setBehavior(mask & (1 << i) != 0 ? Behavior.RevertEmpty : Behavior.Healthy);
        }
    }

    /// @dev A Median of two of `count` new feeds that say `price`.
    function otherSettings(uint256 price, uint256 count) internal returns (OracleConfig memory settings) {
        delete otherFeeds;
        FaultyFeed[] memory kept = feeds;
        delete feeds;
        for (uint256 i = 0; i < count; ++i) {
            FaultyFeed feed = new FaultyFeed{value: 1}(DECIMALS, int256(price));
            otherFeeds.push(feed);
            feeds.push(feed);
        }
        settings = configFor(Mode.Median, 2);
        feeds = kept;
    }

    /// @dev A Median of two of three new feeds that say `price`.
    function deployOther(uint256 price) internal returns (IRedundantOracle) {
        return deployOracle(otherSettings(price, 3));
    }

    function priceUnavailable(Level level, uint256 faultMask) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IRedundantOracle.PriceUnavailable.selector, level, faultMask);
    }

    function unauthorized(address caller) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, caller);
    }

    function assertMask(uint256 expected, string memory reason) internal view {
        vm.assertEq(governed.disabledMask(), expected, string.concat(reason, ": disabledMask"));
    }

    function assertLastGood(uint256 price, uint256 updatedAt, string memory reason) internal view {
        (uint256 actualPrice, uint256 actualTime) = governed.lastGood();
        vm.assertEq(actualPrice, price, string.concat(reason, ": last good price"));
        vm.assertEq(actualTime, updatedAt, string.concat(reason, ": last good time"));
    }

    function assertServed(uint256 expected, string memory reason) internal view {
        (uint256 price, ) = governed.read();
        vm.assertEq(price, expected, reason);
        assertLevel(governed.tryRead().level, Level.Normal, reason);
    }

    function assertWithheld(string memory reason) internal {
        assertLevel(governed.tryRead().level, Level.Restricted, reason);
        vm.expectRevert(priceUnavailable(Level.Restricted, 0));
        governed.read();
    }

    function assertSuspect(uint256 price, uint256 since, string memory reason) internal view {
        (uint256 actualPrice, uint256 actualSince) = governed.suspectedJump();
        vm.assertEq(actualPrice, price, string.concat(reason, ": price"));
        vm.assertEq(actualSince, since, string.concat(reason, ": since"));
    }

    function assertUpkeep(bool expected, string memory reason) internal view {
        (bool needed, bytes memory data) = governed.checkUpkeep("");
        vm.assertEq(data, "", "performData");
        vm.assertTrue(needed == expected, reason);
    }
}
