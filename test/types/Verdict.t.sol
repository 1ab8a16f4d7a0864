// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {Fault} from "../../contracts/types/Reading.sol";
import {Verdict, VerdictLib} from "../../contracts/types/Verdict.sol";
import {ExactMath} from "../support/ExactMath.sol";
import {OracleTest} from "../support/OracleTest.sol";

contract VerdictTest is OracleTest {
    function testFuzz_forFault_KeepsFaultWithoutSelector(uint256 number) public pure {
        Fault fault = Fault(ExactMath.bound(number, 0, uint256(type(Fault).max)));
        Verdict verdict = VerdictLib.forFault(fault);
        assertFault(verdict.fault(), fault, "fault");
        vm.assertTrue(verdict.isUsable() == (fault == Fault.None), "usable");
        vm.assertEq(bytes32(verdict.errorSelector()), bytes32(0), "selector");
    }

    function testFuzz_forRevert_KeepsAnySelector(bytes4 selector) public pure {
        Verdict verdict = VerdictLib.forRevert(selector);
        assertFault(verdict.fault(), Fault.Reverted, "fault");
        vm.assertFalse(verdict.isUsable(), "usable");
        vm.assertEq(bytes32(verdict.errorSelector()), bytes32(selector), "selector");
    }
}
