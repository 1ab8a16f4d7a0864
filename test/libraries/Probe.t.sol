// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {Probe} from "../../contracts/libraries/Probe.sol";
import {DecimalsBehavior} from "../../contracts/testing/FaultyFeed.sol";
import {AnswersAnything} from "../support/AnswersAnything.sol";
import {ExactMath} from "../support/ExactMath.sol";
import {MintableToken} from "../support/MintableToken.sol";
import {OddOracle} from "../support/OddOracle.sol";
import {OracleTest} from "../support/OracleTest.sol";

/// @notice What stands at an address, by one rule for feeds, oracles, tokens and managers.
contract ProbeTest is OracleTest {
    uint256 private constant LAST_RESERVED = 0xffff;

    /// @dev Polygon's native token lies in the range that is kept for precompiles.
    address private constant NATIVE_TOKEN = address(0x1010);
    address private constant ACCOUNT = address(0xacc0000);

    /// @dev The most that each of a reading's nine words can be.
    uint256[9] private largest = [
        type(uint256).max,
        type(uint256).max,
        type(uint256).max,
        type(uint64).max,
        3,
        type(uint8).max,
        type(uint8).max,
        type(uint16).max,
        type(uint16).max
    ];

    OddOracle private odd;

    function setUp() public override {
        super.setUp();
        deployFeeds(1);
        odd = new OddOracle(DECIMALS, 3);
    }

    function test_occupantOf_Empty_WhenThereIsNoCode() public view {
        assertOccupant(address(0), Probe.Occupant.Empty, "zero");
        assertOccupant(ACCOUNT, Probe.Occupant.Empty, "an account");
        assertOccupant(address(uint160(LAST_RESERVED + 1)), Probe.Occupant.Empty, "beyond the range");
    }

    function test_occupantOf_Reserved_WhenInPrecompileRange() public {
        assertOccupant(address(1), Probe.Occupant.Reserved, "first");
        assertOccupant(address(uint160(LAST_RESERVED)), Probe.Occupant.Reserved, "last");
        vm.etch(NATIVE_TOKEN, hex"00");
        assertOccupant(NATIVE_TOKEN, Probe.Occupant.Reserved, "with code");
        vm.etch(address(uint160(LAST_RESERVED + 1)), hex"00");
        assertOccupant(address(uint160(LAST_RESERVED + 1)), Probe.Occupant.Contract, "beyond the range");
    }

    function testFuzz_occupantOf_Reserved_WhateverStandsInPrecompileRange(uint256 word, bytes calldata code) public {
        address target = address(uint160(word % 4 == 0 ? LAST_RESERVED : ExactMath.bound(word, 0x101, LAST_RESERVED)));
        vm.assume(code.length < 2 || bytes2(code[:2]) != 0xef01);
        vm.etch(target, code);
        assertOccupant(target, Probe.Occupant.Reserved, "reserved");
        vm.assertFalse(Probe.isContract(target), "no contract");
    }

    function test_occupantOf_Delegated_WhenCodeIsADelegation() public {
        vm.etch(ACCOUNT, abi.encodePacked(hex"ef0100", address(odd)));
        assertOccupant(ACCOUNT, Probe.Occupant.Delegated, "a delegation");
        vm.etch(ACCOUNT, abi.encodePacked(hex"ef0100", address(0)));
        assertOccupant(ACCOUNT, Probe.Occupant.Delegated, "to nobody");
    }

    /// @dev An account's code that begins like a delegation and is none cannot exist: the EVM itself refuses it.
    function testFuzz_occupantOf_Contract_WhenCodeIsNoDelegation(bytes3 prefix, bytes32 rest, uint256 size) public {
        vm.assume(bytes2(prefix) != 0xef01);
        size = ExactMath.bound(size, 0, 40) < 20 ? 20 : size % 33;
        vm.etch(ACCOUNT, cut(abi.encodePacked(prefix, rest), 3 + size));
        assertOccupant(ACCOUNT, Probe.Occupant.Contract, "as long as a delegation, or not");
    }

    function testFuzz_occupantOf_Delegated_WhoeverTheDelegateIs(address delegate) public {
        vm.etch(ACCOUNT, abi.encodePacked(hex"ef0100", delegate));
        assertOccupant(ACCOUNT, Probe.Occupant.Delegated, "a delegation");
    }

    function test_decimals_Answers_WhenTokenStandsInReservedRange() public {
        vm.etch(NATIVE_TOKEN, address(new MintableToken("NATIVE", 18)).code);
        assertDecimals(NATIVE_TOKEN, true, 18);
    }

    /// @dev The second one answers any call with a word, its hash.
    function test_decimals_DoesNotAnswer_WhenTargetIsPrecompile() public view {
        for (uint160 i = 1; i <= 0x11; ++i) {
            assertDecimals(address(i), false, 0);
        }
        assertDecimals(address(0x100), false, 0);
    }

    function test_decimals_DoesNotAnswer_WhenCodeIsNotItsOwn() public {
        assertDecimals(address(0), false, 0);
        assertDecimals(ACCOUNT, false, 0);
        vm.etch(ACCOUNT, abi.encodePacked(hex"ef0100", address(odd)));
        assertDecimals(ACCOUNT, false, 0);
    }

    function test_decimals_DoesNotAnswer_WhenCallFailsOrIsShort() public {
        DecimalsBehavior[3] memory behaviors = [
            DecimalsBehavior.RevertEmpty,
            DecimalsBehavior.ReturnNothing,
            DecimalsBehavior.ReturnOneByteShort
        ];
        for (uint256 i = 0; i < 3; ++i) {
            feeds[0].setDecimals(behaviors[i], DECIMALS);
            assertDecimals(address(feeds[0]), false, 0);
        }
    }

    function testFuzz_decimals_GivesAnyWord(uint256 word) public {
        feeds[0].setDecimals(DecimalsBehavior.Honest, word);
        assertDecimals(address(feeds[0]), true, word);
    }

    function testFuzz_decimals_AnswersFromOneWordOn(uint256 size) public {
        size = ExactMath.bound(size, 0, 96);
        assertDecimals(address(new AnswersAnything(size, 0)), size >= 32, 0);
    }

    function test_isOracle_True_WhenReadingIsNineWords() public {
        odd.answerWith(readingOf(largest));
        vm.assertTrue(Probe.isOracle(address(odd)), "the largest words");
        odd.answerWith(new bytes(288));
        vm.assertTrue(Probe.isOracle(address(odd)), "the smallest words");
    }

    function test_isOracle_False_WhenAWordIsOneAboveItsType() public {
        for (uint256 i = 3; i < 9; ++i) {
            uint256[9] memory words = largest;
            ++words[i];
            odd.answerWith(readingOf(words));
            vm.assertFalse(Probe.isOracle(address(odd)), vm.toString(i));
        }
    }

    /// @dev What cannot be decoded would revert whoever decodes it: each word has to survive its own type.
    function testFuzz_isOracle_HangsOnEveryWord(uint256[9] memory words, uint8[9] calldata bits) public {
        for (uint256 i = 0; i < 9; ++i) {
            words[i] >>= 255 - (bits[i] % 72);
        }
        odd.answerWith(readingOf(words));
        bool isReading = words[3] == uint64(words[3]) && words[4] < 4 && words[5] == uint8(words[5]);
        isReading = isReading && words[6] == uint8(words[6]) && words[7] == uint16(words[7]);
        isReading = isReading && words[8] == uint16(words[8]);
        vm.assertTrue(Probe.isOracle(address(odd)) == isReading, "decodable");
    }

    function testFuzz_isOracle_TakesNineWordsAndNoOtherSize(uint256 size) public {
        size = ExactMath.bound(size, 0, 400);
        vm.assertTrue(Probe.isOracle(address(new AnswersAnything(size, 0))) == (size == 288), "size");
        vm.assertFalse(Probe.isOracle(address(new AnswersAnything(287, 0))), "a byte less");
        vm.assertFalse(Probe.isOracle(address(new AnswersAnything(289, 0))), "a byte more");
    }

    function test_isOracle_False_WhenAddressIsNoContract() public {
        vm.assertFalse(Probe.isOracle(address(0)), "zero");
        vm.assertFalse(Probe.isOracle(ACCOUNT), "an account");
        vm.etch(ACCOUNT, abi.encodePacked(hex"ef0100", address(odd)));
        vm.assertFalse(Probe.isOracle(ACCOUNT), "a delegated account");
        vm.etch(NATIVE_TOKEN, address(new AnswersAnything(288, 0)).code);
        vm.assertFalse(Probe.isOracle(NATIVE_TOKEN), "in the reserved range");
    }

    function testFuzz_tryRead_GivesTheFailure(bytes calldata failure) public {
        vm.assume(failure.length != 0);
        odd.failWith(failure);
        (bool isReading, bytes memory data) = Probe.tryRead(address(odd));
        vm.assertFalse(isReading, "it failed");
        vm.assertEq(data, failure, "data");
    }

    function assertOccupant(address target, Probe.Occupant expected, string memory reason) private view {
        vm.assertEq(uint256(Probe.occupantOf(target)), uint256(expected), reason);
        vm.assertTrue(Probe.isContract(target) == (expected == Probe.Occupant.Contract), reason);
    }

    function assertDecimals(address target, bool expectedAnswer, uint256 expectedValue) private view {
        (bool answered, uint256 value) = Probe.decimals(target);
        vm.assertTrue(answered == expectedAnswer, "answered");
        vm.assertEq(value, expectedValue, "value");
    }

    function readingOf(uint256[9] memory words) private pure returns (bytes memory) {
        return abi.encode(words);
    }

    function cut(bytes memory data, uint256 size) private pure returns (bytes memory start) {
        start = new bytes(size);
        for (uint256 i = 0; i < size; ++i) {
            start[i] = data[i];
        }
    }
}
