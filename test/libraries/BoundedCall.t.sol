// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {BoundedCall} from "../../contracts/libraries/BoundedCall.sol";
import {Behavior, FaultyFeed} from "../../contracts/testing/FaultyFeed.sol";
import {AnswersAnything} from "../support/AnswersAnything.sol";
import {ExactMath} from "../support/ExactMath.sol";
import {OracleTest} from "../support/OracleTest.sol";

/// @notice The one external call: five words, no more gas than the limit, no more bytes than 160.
contract BoundedCallTest is OracleTest {
    uint256 private constant RESERVE = 8_000;

    /// @dev Answers with a round whose first word is the gas that it was given, less the 2 of asking for it.
    address private constant GAS_TELLER = address(0x6a5000);

    /// @dev External, so that a refusal is a call that reverts.
    function gasGivenOf(uint256 gasLimit) external view returns (uint256 gasGiven) {
        BoundedCall.requireGas(gasLimit, RESERVE);
        (, , , gasGiven, , , , ) = BoundedCall.latestRoundData(GAS_TELLER, gasLimit);
    }

    function setUp() public override {
        super.setUp();
        deployFeeds(1);
        vm.etch(GAS_TELLER, hex"5a5f5260a05ff3");
    }

    function testFuzz_requireGas_GivesTheWholeLimitOrFails(uint256 gasLimit, uint256 gas) public view {
        gasLimit = ExactMath.bound(gasLimit, 100, 2_000_000);
        gas = ExactMath.bound(gas, 1_000, 2_200_000);
        checkGas(gasLimit, gas);
    }

    function testFuzz_requireGas_GivesTheWholeLimitOrFails_WhenGasIsAboutEnough(
        uint256 gasLimit,
        uint256 gas
    ) public view {
        gasLimit = ExactMath.bound(gasLimit, 100, 2_000_000);
        uint256 least = gasLimit + gasLimit / 63 + RESERVE;
        checkGas(gasLimit, ExactMath.bound(gas, least - 1_000, least + 4_000));
    }

    function testFuzz_requireGas_LetsThrough_WhenGasIsEnough(uint256 gasLimit) public view {
        gasLimit = ExactMath.bound(gasLimit, 100, 2_000_000);
        vm.assertTrue(checkGas(gasLimit, gasLimit + gasLimit / 63 + RESERVE + 2_000), "enough");
        vm.assertFalse(checkGas(gasLimit, gasLimit + gasLimit / 63 + RESERVE - 1), "too little");
    }

    /// @dev A 64th of what is left stays with the caller (EIP-150).
    function testFuzz_requireGas_LeavesTheLimitToForward(uint256 gasLimit, uint256 more) public pure {
        gasLimit = ExactMath.bound(gasLimit, 0, type(uint32).max);
        uint256 left = gasLimit + gasLimit / 63 + ExactMath.bound(more, 0, 1e12);
        vm.assertGe(left - left / 64, gasLimit, "forwarded");
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

    function testFuzz_latestRoundData_IsRoundFrom160BytesOn(uint256 bytesBack) public {
        bytesBack = ExactMath.bound(bytesBack, 0, 400);
        address target = address(new AnswersAnything(bytesBack, 77));
        (bool isRound, bool succeeded, uint256 size, , , , , uint256 fifth) = BoundedCall.latestRoundData(
            target,
            GAS_LIMIT
        );
        vm.assertTrue(succeeded, "succeeded");
        vm.assertEq(size, bytesBack, "size");
        vm.assertTrue(isRound == (bytesBack >= 160), "a round");
        if (isRound) vm.assertEq(fifth, 77, "the fifth word");
    }

    function testFuzz_firstWords_GivesNineWordsAndZerosBeyond(uint256 bytesBack, uint256 word) public {
        bytesBack = ExactMath.bound(bytesBack, 0, 400);
        address target = address(new AnswersAnything(bytesBack, word));
        (bool succeeded, uint256 size, uint256[9] memory words) = BoundedCall.firstWords(target, GAS_LIMIT, "");
        vm.assertTrue(succeeded && size == bytesBack, "size");
        vm.assertEq(words[0] | words[1] | words[2] | words[3], 0, "the first four");
        uint256 cutBits =
            bytesBack >= 160
                ? 0
                : bytesBack > 128
                    ? 8 * (160 - bytesBack)
                    : 256;
        vm.assertEq(words[4], cutBits == 256 ? 0 : (word >> cutBits) << cutBits, "what came back of the fifth");
    }

    function testFuzz_latestRoundData_GivesFirstBytesOfTheFailure(bytes32 word, uint256 size) public {
        size = ExactMath.bound(size, 1, 32);
        vm.etch(GAS_TELLER, abi.encodePacked(hex"7f", word, hex"5f5260", uint8(size), hex"5ffd"));
        (bool isRound, bool succeeded, uint256 bytesBack, uint256 roundId, , , , ) = BoundedCall.latestRoundData(
            GAS_TELLER,
            GAS_LIMIT
        );
        vm.assertFalse(isRound || succeeded, "it failed");
        vm.assertEq(bytesBack, size, "size");
        uint256 cutBits = 8 * (32 - size);
        vm.assertEq(roundId >> cutBits, uint256(word) >> cutBits, "what came back");
    }

    function checkGas(uint256 gasLimit, uint256 gas) private view returns (bool succeeded) {
        bytes memory data;
        uint256 gasBefore = gasleft();
        (succeeded, data) = address(this).staticcall{gas: gas}(abi.encodeCall(this.gasGivenOf, (gasLimit)));
        uint256 spent = gasBefore - gasleft();
        if (succeeded) vm.assertEq(abi.decode(data, (uint256)), gasLimit - 2, "the whole limit");
        else vm.assertTrue(data.length == 0 && spent >= gas, "the only failure takes all and says nothing");
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
