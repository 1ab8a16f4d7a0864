// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {JumpLimits, JumpLimitsLib} from "../../contracts/types/JumpLimits.sol";
import {OracleTest} from "../support/OracleTest.sol";

contract JumpLimitsTest is OracleTest {
    function testFuzz_pack_KeepsEveryField(uint16 maxJumpBps, uint32 confirmDelay, uint32 jumpWindow) public pure {
        JumpLimits limits = JumpLimitsLib.pack(maxJumpBps, confirmDelay, jumpWindow);
        vm.assertEq(limits.maxJumpBps(), maxJumpBps, "maxJumpBps");
        vm.assertEq(limits.confirmDelay(), confirmDelay, "confirmDelay");
        vm.assertEq(limits.jumpWindow(), jumpWindow, "jumpWindow");
        vm.assertTrue(limits.exists() == (maxJumpBps > 0), "exists");
    }

    function test_pack_FillsNoNeighbour_WhenEveryFieldIsLargest() public pure {
        JumpLimits limits = JumpLimitsLib.pack(type(uint16).max, 0, type(uint32).max);
        vm.assertEq(limits.confirmDelay(), 0, "between");
        limits = JumpLimitsLib.pack(0, type(uint32).max, 0);
        vm.assertEq(limits.maxJumpBps() + limits.jumpWindow(), 0, "around");
    }
}
