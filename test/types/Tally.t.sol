// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {Level} from "../../contracts/types/Reading.sol";
import {Tally} from "../../contracts/types/Tally.sol";
import {OracleTest} from "../support/OracleTest.sol";

contract TallyTest is OracleTest {
    function test_withVoice_FillsNoNeighbour_WhenEightVoicesAndEightAnchors() public pure {
        Tally tally;
        for (uint256 i = 0; i < 8; ++i) {
            tally = tally.withVoice(1 << i).withAnchor(1 << i);
        }
        tally = tally.withServed(7).withVotes(8).withAgreement();
        vm.assertEq(tally.count(), 8, "count");
        vm.assertEq(tally.anchors(), 8, "anchors");
        vm.assertEq(tally.usedMask(), 0xff, "usedMask");
        vm.assertEq(tally.served(), 7, "served");
        vm.assertEq(tally.votes(), 8, "votes");
        vm.assertEq(tally.faultMask(), 0, "faultMask");
        vm.assertEq(tally.level(), 0, "level");
        vm.assertTrue(tally.isAgreed() && tally.isNormal(), "agreed and Normal");
        vm.assertFalse(tally.isInGrace() || tally.isWithheld(), "in no grace");
    }

    function test_withOutliers_MovesBits_WhenVoicesWereUsed() public pure {
        Tally tally = Tally.wrap(0).withVoice(1).withVoice(4).withFaults(2).withOutliers(4);
        vm.assertEq(tally.usedMask(), 1, "usedMask");
        vm.assertEq(tally.faultMask(), 6, "faultMask");
    }

    function test_isNormal_False_WhenAnythingIsAmiss() public pure {
        Tally agreed = Tally.wrap(0).withVoice(1).withAgreement();
        vm.assertTrue(agreed.isNormal(), "agreed");
        vm.assertFalse(Tally.wrap(0).withVoice(1).isNormal(), "not agreed");
        vm.assertFalse(agreed.withFaults(128).isNormal(), "a fault");
        vm.assertFalse(agreed.withGrace().isNormal(), "in the grace");
        vm.assertFalse(agreed.withFallback().isNormal(), "fell back");
    }

    function test_isWithheld_True_WhenRestrictedOrUnavailable() public pure {
        bool[4] memory expected = [false, false, true, true];
        for (uint256 i = 0; i < 4; ++i) {
            Tally tally = Tally.wrap(0).withVotes(8).withLevel(Level(i));
            vm.assertTrue(tally.isWithheld() == expected[i], vm.toString(i));
            vm.assertEq(tally.level(), i, "level");
        }
    }

    function test_cleared_KeepsFaultsOnly_WhenEverythingIsSet() public pure {
        Tally tally = Tally.wrap(0).withVoice(1).withAnchor(2).withFaults(0xf0).withGrace().withFallback();
        tally = tally.withServed(7).withVotes(8).withLevel(Level.Unavailable).withAgreement().cleared();
        vm.assertEq(tally.faultMask(), 0xf0, "faultMask");
        vm.assertEq(Tally.unwrap(tally), Tally.unwrap(Tally.wrap(0).withFaults(0xf0)), "nothing else");
    }

    /// @dev Every field, set in any order, is read as it was set: none fills a neighbor.
    function testFuzz_fields_KeepApart(uint8[5] memory words, uint256 flags) public pure {
        (words[2], words[3], words[4]) = (words[2] % 9, words[3] % 9, words[4] % 4);
        Tally tally;
        if (flags & 1 != 0) tally = tally.withGrace();
        if (flags & 2 != 0) tally = tally.withFallback();
        tally = tally.withServed(words[2]).withLevel(Level(words[4])).withFaults(words[1]);
        for (uint256 i = 0; i < 8; ++i) {
            if (words[0] & (1 << i) != 0) tally = i % 2 == 0 ? tally.withVoice(1 << i) : tally.withAnchor(1 << i);
        }
        tally = tally.withVotes(words[3]);
        if (flags & 4 != 0) tally = tally.withAgreement();
        vm.assertEq(abi.encode(tally.usedMask(), tally.faultMask()), abi.encode(words[0], words[1]), "masks");
        vm.assertEq(abi.encode(tally.served(), tally.votes()), abi.encode(words[2], words[3]), "served, votes");
        vm.assertEq(tally.level(), words[4], "level");
        vm.assertTrue(tally.isInGrace() == (flags & 1 != 0) && tally.isAgreed() == (flags & 4 != 0), "flags");
        vm.assertEq(tally.count(), ones(words[0] & 0x55), "count");
        vm.assertEq(tally.anchors(), ones(words[0] & 0xaa), "anchors");
    }

    function testFuzz_withOutliers_MovesBitsOfTheUsed(uint8 used, uint8 faults, uint8 outliers) public pure {
        outliers &= used;
        Tally tally = Tally.wrap(used).withFaults(faults).withOutliers(outliers);
        vm.assertEq(tally.usedMask(), used - outliers, "usedMask");
        vm.assertEq(tally.faultMask(), faults | outliers, "faultMask");
    }

    function testFuzz_isNormal_WantsAgreementAndNothingAmiss(uint8 faults, uint256 flags) public pure {
        Tally tally = Tally.wrap(0).withVoice(1).withFaults(faults);
        if (flags & 1 != 0) tally = tally.withGrace();
        if (flags & 2 != 0) tally = tally.withFallback();
        if (flags & 4 != 0) tally = tally.withAgreement();
        vm.assertTrue(tally.isNormal() == (faults == 0 && flags % 8 == 4), "Normal");
    }

    function testFuzz_cleared_KeepsFaultsOnly(uint8 used, uint8 faults, uint8 votes) public pure {
        Tally tally = Tally.wrap(used).withFaults(faults).withGrace().withVotes(votes % 9).withAgreement().cleared();
        vm.assertEq(Tally.unwrap(tally), uint256(faults) << 16, "the faults");
    }

    function ones(uint256 mask) private pure returns (uint256 count) {
        for (; mask != 0; mask >>= 1) {
            count += mask & 1;
        }
    }
}
