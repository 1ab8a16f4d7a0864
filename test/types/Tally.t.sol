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
}
