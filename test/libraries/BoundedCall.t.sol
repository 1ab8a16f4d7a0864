// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {BoundedCall} from "../../contracts/libraries/BoundedCall.sol";
import {Behavior, FaultyFeed} from "../../contracts/testing/FaultyFeed.sol";
import {OracleTest} from "../support/OracleTest.sol";

/// @notice The one external call: five words, no more gas than the limit, no more bytes than 160.
contract BoundedCallTest is OracleTest {
    function setUp() public override {
        super.setUp();
        deployFeeds(1);
    }

    function testFuzz_latestRoundData_GivesAnyFiveWords(uint256[5] memory words) public {
        feeds[0].setRound(FaultyFeed.Round(words[0], words[1], words[2], words[3], words[4]));
        (
            bool isRound,
            bool succeeded,
            uint256 size,
            uint256 roundId,
            uint256 answer,
            uint256 startedAt,
            uint256 updatedAt,
            uint256 answeredInRound
        ) = BoundedCall.latestRoundData(address(feeds[0]), GAS_LIMIT);
        vm.assertTrue(isRound && succeeded && size == 160, "a round");
        vm.assertEq(
            abi.encode(roundId, answer, startedAt, updatedAt, answeredInRound),
            abi.encode(words),
            "five words"
        );
    }

    function test_latestRoundData_IsNoRound_WhenOneByteShort() public {
        checkSize(Behavior.ReturnOneByteShort, true, 159);
    }

    function test_latestRoundData_IsNoRound_WhenFailureReturns160Bytes() public {
        feeds[0].setBehavior(Behavior.RevertBomb);
        checkSize(Behavior.RevertBomb, false, 100_000);
    }

    function test_latestRoundData_IsNoRound_WhenThereIsNoCode() public view {
        (bool isRound, bool succeeded, uint256 size, , , , , ) = BoundedCall.latestRoundData(
            address(0xdead),
            GAS_LIMIT
        );
        vm.assertTrue(!isRound && succeeded && size == 0, "an empty success");
    }

    function test_latestRoundData_LeavesMemory_WhenCalled() public view {
        bytes memory before = hex"0123456789";
        uint256 pointerBefore = freePointer();
        BoundedCall.latestRoundData(address(feeds[0]), GAS_LIMIT);
        vm.assertEq(freePointer(), pointerBefore, "free memory pointer");
        bytes memory behind = new bytes(64);
        vm.assertEq(before, hex"0123456789", "memory before");
        vm.assertEq(behind, new bytes(64), "memory behind is zeroed by the compiler");
    }

    /// @dev A megabyte comes back, and 160 bytes of it are copied: memory does not grow.
    function test_latestRoundData_CopiesNothingElse_WhenBomb() public {
        feeds[0].setBehavior(Behavior.ReturnBomb);
        uint256 gasBefore = gasleft();
        (bool isRound, , uint256 size, , , , , ) = BoundedCall.latestRoundData(address(feeds[0]), GAS_LIMIT);
        uint256 spent = gasBefore - gasleft();
        vm.assertTrue(isRound && size == 100_000, "a round with a tail");
        vm.assertLe(spent, GAS_LIMIT, "the copy would cost as much again");
    }

    function checkSize(Behavior behavior, bool expected, uint256 bytesBack) private {
        feeds[0].setBehavior(behavior);
        (bool isRound, bool succeeded, uint256 size, , , , , ) = BoundedCall.latestRoundData(
            address(feeds[0]),
            GAS_LIMIT
        );
        vm.assertFalse(isRound, "no round");
        vm.assertTrue(succeeded == expected, "succeeded");
        vm.assertEq(size, bytesBack, "size");
    }

    function freePointer() private pure returns (uint256 pointer) {
        // Memory-safe: reads the free memory pointer.
        assembly ("memory-safe") {
            pointer := mload(0x40)
        }
    }
}
