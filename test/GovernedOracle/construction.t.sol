// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {GovernedConfig, IGovernedOracle} from "../../contracts/interfaces/IGovernedOracle.sol";
import {IRedundantOracle, Level, Mode, OracleConfig} from "../../contracts/interfaces/IRedundantOracle.sol";
import {ExactMath} from "../support/ExactMath.sol";
import {GovernedTest} from "../support/GovernedTest.sol";

/// @notice What a governed oracle starts as, and what it refuses to be made of.
contract GovernedConstructionTest is GovernedTest {
    /// @dev External, so that a refusal is a call that reverts.
    function deploy(GovernedConfig calldata settings) external returns (IGovernedOracle) {
        return deployGoverned(settings);
    }

    function deployFor(address authority, GovernedConfig calldata settings) external returns (address) {
        return deployArtifact("GovernedOracle", abi.encode(authority, settings));
    }

    function test_constructor_KeepsConfiguration() public {
        GovernedConfig memory settings = fullConfig();
        IGovernedOracle deployed = deployGoverned(settings);
        vm.assertEq(abi.encode(deployed.governedConfig()), abi.encode(settings), "governedConfig");
    }

    function test_constructor_TakesAuthority() public view {
        vm.assertEq(IAccessManaged(address(governed)).authority(), address(manager), "authority");
    }

    function test_constructor_StartsOpen() public view {
        vm.assertEq(governed.oracle(), address(first), "oracle");
        (address previous, uint256 mask) = governed.previousOracle();
        vm.assertEq(previous, address(0), "previous");
        vm.assertEq(mask, 0, "previous mask");
        assertMask(0, "start");
        vm.assertEq(governed.haltedUntil(), 0, "haltedUntil");
        assertLastGood(0, 0, "start");
    }

    function test_constructor_SuspectsNothing() public {
        IGovernedOracle deployed = deployGoverned(breakerConfig());
        (uint256 price, uint256 since) = deployed.suspectedJump();
        vm.assertEq(price + since, 0, "suspect");
    }

    function test_constructor_AcceptsFirstPrice_WhenThereIsBreaker() public {
        (uint256 price, uint256 since, uint256 seenAt) = deployGoverned(breakerConfig()).acceptedPrice();
        vm.assertEq(price, PRICE, "price");
        vm.assertEq(since, START, "since");
        vm.assertEq(seenAt, START, "seenAt");
    }

    function test_constructor_AcceptsNothing_WhenThereIsNoBreaker() public view {
        (uint256 price, uint256 since, uint256 seenAt) = governed.acceptedPrice();
        vm.assertEq(price + since + seenAt, 0, "accepted");
    }

    function test_constructor_EmitsOracleReplaced() public {
        vm.expectEmit(true, true, true, true);
        emit IGovernedOracle.OracleReplaced(address(0), address(first));
        this.deploy(plainConfig());
    }

    function test_constructor_Refuses_WhenManagerHasNoCode() public {
        GovernedConfig memory settings = plainConfig();
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedInvalidAuthority.selector, STRANGER));
        this.deployFor(STRANGER, settings);
    }

    function test_constructor_BoundsMaxStep() public {
        GovernedConfig memory settings = plainConfig();
        settings.maxStepBps = 0;
        refuse(settings, "maxStepBps", 0, 1, 4_999);
        settings.maxStepBps = 5_000;
        refuse(settings, "maxStepBps", 5_000, 1, 4_999);
        settings.maxStepBps = 1;
        deployGoverned(settings);
        settings.maxStepBps = 4_999;
        deployGoverned(settings);
    }

    function test_constructor_BoundsMaxHold() public {
        GovernedConfig memory settings = holdConfig();
        settings.maxHold = 1 days + 1;
        refuse(settings, "maxHold", 1 days + 1, 0, 1 days);
        settings.maxHold = 1 days;
        deployGoverned(settings);
        settings.maxHold = 1;
        deployGoverned(settings);
    }

    function test_constructor_BoundsHoldDrift_WhenThereIsHold() public {
        GovernedConfig memory settings = holdConfig();
        settings.holdDriftBpsPerHour = 0;
        refuse(settings, "holdDriftBpsPerHour", 0, 1, 10_000);
        settings.holdDriftBpsPerHour = 10_001;
        refuse(settings, "holdDriftBpsPerHour", 10_001, 1, 10_000);
        settings.holdDriftBpsPerHour = 1;
        deployGoverned(settings);
        settings.holdDriftBpsPerHour = 10_000;
        deployGoverned(settings);
    }

    function test_constructor_BoundsMaxJump() public {
        GovernedConfig memory settings = breakerConfig();
        settings.maxJumpBps = 10_001;
        refuse(settings, "maxJumpBps", 10_001, 0, 10_000);
        settings.maxJumpBps = 10_000;
        deployGoverned(settings);
        settings.maxJumpBps = 1;
        deployGoverned(settings);
    }

    function test_constructor_BoundsConfirmDelay_WhenThereIsBreaker() public {
        GovernedConfig memory settings = breakerConfig();
        settings.jumpWindow = 7 days;
        settings.confirmDelay = 59;
        refuse(settings, "confirmDelay", 59, 1 minutes, 1 days);
        settings.confirmDelay = 1 days + 1;
        refuse(settings, "confirmDelay", 1 days + 1, 1 minutes, 1 days);
        settings.confirmDelay = 1 minutes;
        deployGoverned(settings);
        settings.confirmDelay = 1 days;
        deployGoverned(settings);
    }

    function test_constructor_BoundsJumpWindow_WhenThereIsBreaker() public {
        GovernedConfig memory settings = breakerConfig();
        settings.jumpWindow = CONFIRM_DELAY;
        refuse(settings, "jumpWindow", CONFIRM_DELAY, CONFIRM_DELAY + 1, 7 days);
        settings.jumpWindow = 7 days + 1;
        refuse(settings, "jumpWindow", 7 days + 1, CONFIRM_DELAY + 1, 7 days);
        settings.jumpWindow = CONFIRM_DELAY + 1;
        deployGoverned(settings);
        settings.jumpWindow = 7 days;
        deployGoverned(settings);
    }

    /// @dev Its key could put another manager there, who makes anybody governor.
    function testFuzz_constructor_Refuses_WhenManagerIsDelegatedAccount(address delegate) public {
        address account = address(0x7702000);
        vm.etch(account, abi.encodePacked(hex"ef0100", delegate));
        GovernedConfig memory settings = plainConfig();
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedInvalidAuthority.selector, account));
        this.deployFor(account, settings);
    }

    function testFuzz_constructor_Refuses_WhenManagerIsNoContract(address account) public {
        vm.assume(account.code.length == 0 || uint160(account) <= 0xffff);
        GovernedConfig memory settings = plainConfig();
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedInvalidAuthority.selector, account));
        this.deployFor(account, settings);
    }

    function testFuzz_constructor_BoundsMaxStep(uint256 word) public {
        GovernedConfig memory settings = plainConfig();
        settings.maxStepBps = uint16(word % 2 == 0 ? word >> 1 : ExactMath.bound(word, 0, 6_000));
        checkBound(settings, "maxStepBps", settings.maxStepBps, 1, 4_999);
    }

    function testFuzz_constructor_BoundsMaxHold(uint256 word) public {
        GovernedConfig memory settings = holdConfig();
        settings.maxHold = uint32(word % 2 == 0 ? word >> 1 : ExactMath.bound(word, 0, 2 days));
        checkBound(settings, "maxHold", settings.maxHold, 0, 1 days);
    }

    function testFuzz_constructor_BoundsHoldDrift_WhenThereIsHold(uint16 drift, bool holds) public {
        GovernedConfig memory settings = holds ? holdConfig() : plainConfig();
        settings.holdDriftBpsPerHour = drift;
        checkBound(settings, "holdDriftBpsPerHour", drift, holds ? 1 : 0, holds ? 10_000 : type(uint16).max);
    }

    function testFuzz_constructor_BoundsMaxJump(uint16 maxJump) public {
        GovernedConfig memory settings = breakerConfig();
        settings.maxJumpBps = maxJump;
        checkBound(settings, "maxJumpBps", maxJump, 0, 10_000);
    }

    function testFuzz_constructor_BoundsConfirmDelay_WhenThereIsBreaker(uint256 word, bool breaks) public {
        GovernedConfig memory settings = breaks ? breakerConfig() : plainConfig();
        settings.jumpWindow = 7 days;
        settings.confirmDelay = uint32(word % 2 == 0 ? word >> 1 : ExactMath.bound(word, 0, 2 days));
        uint256 least = breaks ? 1 minutes : 0;
        uint256 most = breaks ? 1 days : type(uint32).max;
        checkBound(settings, "confirmDelay", settings.confirmDelay, least, most);
    }

    function testFuzz_constructor_BoundsJumpWindow_WhenThereIsBreaker(uint256 delay, uint256 word, bool breaks) public {
        GovernedConfig memory settings = breaks ? breakerConfig() : plainConfig();
        settings.confirmDelay = uint32(ExactMath.bound(delay, 1 minutes, 1 days));
        settings.jumpWindow = uint32(word % 2 == 0 ? word >> 1 : ExactMath.bound(word, 0, 2 days));
        uint256 least = breaks ? uint256(settings.confirmDelay) + 1 : 0;
        uint256 most = breaks ? 7 days : type(uint32).max;
        checkBound(settings, "jumpWindow", settings.jumpWindow, least, most);
    }

    function testFuzz_constructor_KeepsConfiguration(uint256 seed) public {
        GovernedConfig memory settings = plainConfig();
        settings.maxStepBps = uint16(ExactMath.bound(seed, 1, 4_999));
        settings.maxHold = uint32(ExactMath.bound(seed >> 32, 0, 1 days));
        settings.holdDriftBpsPerHour = uint16(ExactMath.bound(seed >> 64, 1, 10_000));
        settings.maxJumpBps = uint16(ExactMath.bound(seed >> 96, 0, 10_000));
        settings.confirmDelay = uint32(ExactMath.bound(seed >> 128, 1 minutes, 1 days));
        settings.jumpWindow = uint32(ExactMath.bound(seed >> 160, settings.confirmDelay + 1, 7 days));
        settings.commitInterval = uint32(seed >> 192);
        vm.assertEq(abi.encode(deployGoverned(settings).governedConfig()), abi.encode(settings), "governedConfig");
    }

    function checkBound(
        GovernedConfig memory settings,
        string memory parameter,
        uint256 value,
        uint256 minimum,
        uint256 maximum
    ) private {
        if (value < minimum || value > maximum) return refuse(settings, parameter, value, minimum, maximum);
        vm.assertEq(abi.encode(deployGoverned(settings).governedConfig()), abi.encode(settings), parameter);
    }

    function test_constructor_Refuses_WhenOracleHasNoCode() public {
        refuseOracle(STRANGER, abi.encodeWithSelector(IGovernedOracle.NotAnOracle.selector, STRANGER));
    }

    function test_constructor_Refuses_WhenOracleIsFeed() public {
        address feed = address(feeds[0]);
        refuseOracle(feed, abi.encodeWithSelector(IGovernedOracle.NotAnOracle.selector, feed));
    }

    function test_constructor_Refuses_WhenOracleIsNotServed() public {
        breakFeeds(3);
        bytes4 selector = IGovernedOracle.OracleNotServed.selector;
        refuseOracle(address(first), abi.encodeWithSelector(selector, first, Level.Restricted));
    }

    function test_constructor_Refuses_WhenOneLossIsNotSurvived() public {
        address fragile = address(deployOracle(otherSettings(PRICE, 2)));
        bytes4 selector = IGovernedOracle.LossNotSurvived.selector;
        refuseOracle(fragile, abi.encodeWithSelector(selector, fragile, 1, Level.Restricted));
    }

    function test_constructor_Takes_WhenOneSourceIsDownAndLossOfAnotherIsSurvived() public {
        IRedundantOracle wide = deployOracle(otherSettings(PRICE, 4));
        otherFeeds[0].setAnswer(0, START);
        GovernedConfig memory settings = plainConfig();
        settings.oracle = address(wide);
        vm.assertEq(deployGoverned(settings).oracle(), address(wide), "oracle");
    }

    function test_decimals_AreThoseOfOracle() public {
        for (uint8 decimals = 0; decimals <= 18; decimals += 9) {
            OracleConfig memory inner = configFor(Mode.Median, 2);
            inner.decimals = decimals;
            GovernedConfig memory settings = plainConfig();
            settings.oracle = address(deployOracle(inner));
            vm.assertEq(uint256(deployGoverned(settings).decimals()), decimals, "decimals");
        }
    }

    function refuse(
        GovernedConfig memory settings,
        string memory parameter,
        uint256 value,
        uint256 minimum,
        uint256 maximum
    ) private {
        bytes4 selector = IGovernedOracle.ParameterOutOfRange.selector;
        vm.expectRevert(abi.encodeWithSelector(selector, parameter, value, minimum, maximum));
        this.deploy(settings);
    }

    function refuseOracle(address oracle, bytes memory refusal) private {
        GovernedConfig memory settings = plainConfig();
        settings.oracle = oracle;
        vm.expectRevert(refusal);
        this.deploy(settings);
    }
}
