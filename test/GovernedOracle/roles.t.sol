// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {IGovernedOracle} from "../../contracts/interfaces/IGovernedOracle.sol";
import {GovernedTest} from "../support/GovernedTest.sol";

/// @notice Who may do what, and after which delay; with a real `AccessManager`.
contract GovernedRolesTest is GovernedTest {
    bytes private replacement;

    function setUp() public override {
        super.setUp();
        manager.renounceRole(manager.ADMIN_ROLE(), address(this));
        replacement = abi.encodeCall(IGovernedOracle.replace, (address(deployOther(PRICE))));
    }

    function test_replace_B73_GOV_4_Refused_WhenGovernorCallsWithoutSchedule() public {
        bytes32 id = manager.hashOperation(GOVERNOR, address(governed), replacement);
        vm.expectRevert(abi.encodeWithSelector(IAccessManager.AccessManagerNotScheduled.selector, id));
        callAs(GOVERNOR, replacement);
        vm.expectRevert(abi.encodeWithSelector(IAccessManager.AccessManagerNotScheduled.selector, id));
        execute(replacement);
    }

    function test_replace_B73_GOV_4_Refused_WhenASecondBeforeDelayEnds() public {
        schedule(replacement);
        passTime(GOVERNOR_DELAY - 1);
        bytes32 id = manager.hashOperation(GOVERNOR, address(governed), replacement);
        vm.expectRevert(abi.encodeWithSelector(IAccessManager.AccessManagerNotReady.selector, id));
        execute(replacement);
        vm.expectRevert(abi.encodeWithSelector(IAccessManager.AccessManagerNotReady.selector, id));
        callAs(GOVERNOR, replacement);
    }

    function test_replace_Works_WhenDelayEnds() public {
        govern(replacement);
        vm.assertTrue(governed.oracle() != address(first), "not replaced");
    }

    function test_replace_Works_WhenGovernorCallsOracleItselfAfterDelay() public {
        scheduleAndWait(replacement);
        callAs(GOVERNOR, replacement);
        vm.assertTrue(governed.oracle() != address(first), "not replaced");
    }

    function test_replace_GOV_4_Refused_WhenExecutedASecondTime() public {
        govern(replacement);
        bytes32 id = manager.hashOperation(GOVERNOR, address(governed), replacement);
        vm.expectRevert(abi.encodeWithSelector(IAccessManager.AccessManagerNotScheduled.selector, id));
        execute(replacement);
    }

    function test_replace_GOV_4_Refused_WhenStrangerExecutesWhatGovernorScheduled() public {
        scheduleAndWait(replacement);
        bytes4 selector = IAccessManager.AccessManagerUnauthorizedCall.selector;
        bytes memory refusal = abi.encodeWithSelector(
            selector,
            STRANGER,
            address(governed),
            IGovernedOracle.replace.selector
        );
        vm.expectRevert(refusal);
        vm.prank(STRANGER);
        manager.execute(address(governed), replacement);
    }

    function test_governorFunctions_GOV_4_Refused_WhenGuardianCalls() public {
        checkUnauthorized(GUARDIAN, governorCalls());
    }

    function test_governorFunctions_GOV_4_Refused_WhenStrangerCalls() public {
        checkUnauthorized(STRANGER, governorCalls());
    }

    function test_guardianFunctions_GOV_4_Refused_WhenStrangerCalls() public {
        checkUnauthorized(STRANGER, guardianCalls());
    }

    function test_guardianFunctions_Refused_WhenGovernorCalls() public {
        checkUnauthorized(GOVERNOR, guardianCalls());
    }

    function test_guardianFunctions_WorkAtOnce_WhenGuardianCalls() public {
        callAs(GUARDIAN, abi.encodeCall(IGovernedOracle.disable, (1)));
        callAs(GUARDIAN, abi.encodeCall(IGovernedOracle.halt, (1)));
        assertMask(1, "disabled");
        vm.assertEq(governed.haltedUntil(), START + 1, "halted");
    }

    function test_setAuthority_GOV_4_Refused_WhenAnybodyButManagerCalls() public {
        address[3] memory callers = [GOVERNOR, GUARDIAN, STRANGER];
        for (uint256 i = 0; i < callers.length; ++i) {
            vm.expectRevert(unauthorized(callers[i]));
            callAs(callers[i], abi.encodeCall(IAccessManaged.setAuthority, (STRANGER)));
        }
    }

    /// @dev Its key could put another manager there, as it could for the constructor.
    function testFuzz_setAuthority_GOV_4_Refused_WhenManagerIsNoContract(address account, bool isDelegated) public {
        vm.assume(account.code.length == 0 && uint160(account) > 0xffff);
        if (isDelegated) vm.etch(account, abi.encodePacked(hex"ef0100", address(manager)));
        bytes memory refusal = abi.encodeWithSelector(IAccessManaged.AccessManagedInvalidAuthority.selector, account);
        vm.expectRevert(refusal);
        callAs(address(manager), abi.encodeCall(IAccessManaged.setAuthority, (account)));
    }

    function test_setAuthority_HandsOver_ToAnotherManager() public {
        AccessManager other = new AccessManager(GOVERNOR);
        callAs(address(manager), abi.encodeCall(IAccessManaged.setAuthority, (address(other))));
        vm.assertEq(IAccessManaged(address(governed)).authority(), address(other), "authority");
    }

    function test_manager_GOV_4_Refuses_WhenGuardianGrantsItselfGovernor() public {
        bytes memory refusal = abi.encodeWithSelector(
            IAccessManager.AccessManagerUnauthorizedAccount.selector,
            GUARDIAN,
            manager.ADMIN_ROLE()
        );
        vm.expectRevert(refusal);
        vm.prank(GUARDIAN);
        manager.grantRole(GOVERNOR_ROLE, GUARDIAN, 0);
    }

    function test_manager_GOV_4_Refuses_WhenGovernorShortensItsDelayAtOnce() public {
        bytes memory grant = abi.encodeCall(IAccessManager.grantRole, (GOVERNOR_ROLE, GOVERNOR, 0));
        bytes32 id = manager.hashOperation(GOVERNOR, address(manager), grant);
        vm.expectRevert(abi.encodeWithSelector(IAccessManager.AccessManagerNotScheduled.selector, id));
        vm.prank(GOVERNOR);
        manager.grantRole(GOVERNOR_ROLE, GOVERNOR, 0);
    }

    function test_renounceRole_LeavesNobodyWhoReplaces() public {
        vm.prank(GOVERNOR);
        manager.renounceRole(GOVERNOR_ROLE, GOVERNOR);
        bytes4 selector = IAccessManager.AccessManagerUnauthorizedCall.selector;
        bytes4 replace = IGovernedOracle.replace.selector;
        vm.expectRevert(abi.encodeWithSelector(selector, GOVERNOR, address(governed), replace));
        schedule(replacement);
        vm.expectRevert(unauthorized(GOVERNOR));
        callAs(GOVERNOR, replacement);
    }

    function test_renounceRole_KeepsGuardian() public {
        vm.prank(GOVERNOR);
        manager.renounceRole(GOVERNOR_ROLE, GOVERNOR);
        disable(2);
        assertMask(2, "disabled");
    }

    function test_revokeRole_TakesGuardianAway_WhenGovernorWaited() public {
        bytes memory revocation = abi.encodeCall(IAccessManager.revokeRole, (GUARDIAN_ROLE, GUARDIAN));
        vm.prank(GOVERNOR);
        manager.schedule(address(manager), revocation, 0);
        passTime(GOVERNOR_DELAY);
        vm.prank(GOVERNOR);
        manager.revokeRole(GUARDIAN_ROLE, GUARDIAN);
        vm.expectRevert(unauthorized(GUARDIAN));
        callAs(GUARDIAN, abi.encodeCall(IGovernedOracle.disable, (1)));
    }

    /// @dev Who may close a target can take the guardian's powers away at once, so it has to be nobody without the delay.
    function test_setTargetClosed_StopsPowersButNoReader() public {
        vm.expectRevert(abi.encodeWithSelector(IAccessManager.AccessManagerUnauthorizedAccount.selector, GUARDIAN, 0));
        vm.prank(GUARDIAN);
        manager.setTargetClosed(address(governed), true);
        bytes memory closing = abi.encodeCall(IAccessManager.setTargetClosed, (address(governed), true));
        vm.prank(GOVERNOR);
        manager.schedule(address(manager), closing, 0);
        passTime(GOVERNOR_DELAY);
        vm.prank(GOVERNOR);
        manager.execute(address(manager), closing);
        vm.expectRevert(unauthorized(GUARDIAN));
        halt(1 hours);
        governed.poke();
        assertServed(PRICE, "closed");
    }

    function test_poke_Works_WhenStrangerCalls() public {
        callAs(STRANGER, abi.encodeCall(IGovernedOracle.poke, ()));
        assertLastGood(PRICE, START, "poked");
    }

    function governorCalls() private view returns (bytes[] memory calls) {
        calls = new bytes[](3);
        calls[0] = replacement;
        calls[1] = abi.encodeCall(IGovernedOracle.enable, (1));
        calls[2] = abi.encodeCall(IGovernedOracle.resume, ());
    }

    function guardianCalls() private pure returns (bytes[] memory calls) {
        calls = new bytes[](3);
        calls[0] = abi.encodeCall(IGovernedOracle.disable, (1));
        calls[1] = abi.encodeCall(IGovernedOracle.halt, (1));
        calls[2] = abi.encodeCall(IGovernedOracle.rollback, ());
    }

    function checkUnauthorized(address caller, bytes[] memory calls) private {
        for (uint256 i = 0; i < calls.length; ++i) {
            vm.expectRevert(unauthorized(caller));
            callAs(caller, calls[i]);
        }
    }

    function callAs(address caller, bytes memory data) private {
        vm.prank(caller);
        (bool succeeded, bytes memory failure) = address(governed).call(data);
        if (succeeded) return;
        // Memory-safe: reads `failure`, and ends the call.
        assembly ("memory-safe") {
            revert(add(failure, 0x20), mload(failure))
        }
    }
}
