// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {Voice, VoiceLib} from "../../contracts/types/Voice.sol";
import {ExactMath} from "../support/ExactMath.sol";
import {OracleTest} from "../support/OracleTest.sol";

contract VoiceTest is OracleTest {
    function testFuzz_pack_KeepsEveryField(uint256 price, uint64 updatedAt, bool isVoter, uint8 index) public pure {
        price = price % (MAX_PRICE + 1);
        index = index % 8;
        Voice voice = VoiceLib.pack(price, updatedAt, VoiceLib.tagFor(isVoter, index));
        vm.assertEq(voice.price(), price, "price");
        vm.assertEq(voice.updatedAt(), updatedAt, "updatedAt");
        vm.assertTrue(voice.isVoter() == isVoter, "isVoter");
        vm.assertEq(voice.index(), index, "index");
        vm.assertEq(voice.bit(), 1 << index, "bit");
        vm.assertEq(voice.supporters(), 0, "supporters");
    }

    function test_supported_LeavesOtherFields_WhenEightTimes() public pure {
        Voice voice = VoiceLib.pack(MAX_PRICE, type(uint64).max, VoiceLib.tagFor(true, 7));
        for (uint256 i = 1; i <= 8; ++i) {
            voice = voice.supported();
            vm.assertEq(voice.supporters(), i, "supporters");
        }
        vm.assertEq(voice.price(), MAX_PRICE, "price");
        vm.assertEq(voice.updatedAt(), type(uint64).max, "updatedAt");
        vm.assertEq(voice.index(), 7, "index");
        vm.assertTrue(voice.isVoter(), "isVoter");
    }

    function test_isConfirmed_True_WhenVoterHasQuorum() public pure {
        for (uint256 quorum = 1; quorum <= 8; ++quorum) {
            for (uint256 supporters = 1; supporters <= 8; ++supporters) {
                uint256 tag = VoiceLib.quorumTagFor(quorum);
                vm.assertTrue(voiceWith(true, supporters).isConfirmed(tag) == (supporters >= quorum), "Voter");
                vm.assertFalse(voiceWith(false, supporters).isConfirmed(tag), "Anchor");
            }
        }
    }

    function test_isVoice_False_WhenZero() public pure {
        vm.assertFalse(Voice.wrap(0).isVoice(), "zero");
        vm.assertTrue(VoiceLib.pack(1, 0, 0).isVoice(), "the least price");
    }

    function testFuzz_isConfirmed_HangsOnRoleAndSupporters(
        bool isVoter,
        uint256 supporters,
        uint256 quorum
    ) public pure {
        supporters = ExactMath.bound(supporters, 0, 8);
        quorum = ExactMath.bound(quorum, 1, 8);
        Voice voice = voiceWith(isVoter, supporters);
        vm.assertTrue(voice.isConfirmed(VoiceLib.quorumTagFor(quorum)) == (isVoter && supporters >= quorum), "quorum");
    }

    function testFuzz_pack_SortsByPrice(uint256 one, uint256 other, uint64[2] calldata times, uint8 tag) public pure {
        one = ExactMath.bound(one, 0, MAX_PRICE);
        other = ExactMath.bound(other, 0, MAX_PRICE);
        vm.assume(one != other);
        uint256 word = Voice.unwrap(VoiceLib.pack(one, times[0], tag));
        uint256 otherWord = Voice.unwrap(VoiceLib.pack(other, times[1], 255 - tag));
        vm.assertTrue((word < otherWord) == (one < other), "the price comes first");
    }

    function voiceWith(bool isVoter, uint256 supporters) private pure returns (Voice voice) {
        voice = VoiceLib.pack(1, 1, VoiceLib.tagFor(isVoter, 7));
        for (uint256 i = 0; i < supporters; ++i) {
            voice = voice.supported();
        }
    }
}
