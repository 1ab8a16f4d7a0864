// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {Agreement} from "../../contracts/libraries/Agreement.sol";
import {VoiceLib} from "../../contracts/types/Voice.sol";
import {VoiceList, VoiceListLib} from "../../contracts/types/VoiceList.sol";
import {ExactMath} from "../support/ExactMath.sol";
import {OracleTest} from "../support/OracleTest.sol";

/// @notice The middle; how it leads to an answer is tested through the oracle.
contract AgreementTest is OracleTest {
    function test_middle_GivesBothSides_WhenCountIsEvenOrOdd() public pure {
        VoiceList voices = VoiceListLib.create();
        for (uint256 i = 0; i < 5; ++i) {
            voices.set(i, VoiceLib.pack(10 + 3 * i, 0, 0));
        }
        checkMiddle(voices, 0, 1, 10, 10, 10);
        checkMiddle(voices, 0, 2, 10, 13, 11);
        checkMiddle(voices, 0, 5, 16, 16, 16);
        checkMiddle(voices, 1, 5, 16, 19, 17);
        checkMiddle(voices, 2, 5, 19, 19, 19);
    }

    function checkMiddle(
        VoiceList voices,
        uint256 first,
        uint256 end,
        uint256 lower,
        uint256 upper,
        uint256 mean
    ) private pure {
        (uint256 actualLower, uint256 actualUpper, uint256 actualMean) = Agreement.middle(voices, first, end);
        vm.assertEq(actualLower, lower, "lower");
        vm.assertEq(actualUpper, upper, "upper");
        vm.assertEq(actualMean, mean, "mean");
    }

    /// @dev As many voices below the lower one as above the upper one.
    function testFuzz_middle_LeavesAsManyBelowAsAbove(uint256 first, uint256 size, uint120 gap) public pure {
        first = ExactMath.bound(first, 0, 7);
        size = ExactMath.bound(size, 1, 8 - first);
        VoiceList voices = VoiceListLib.create();
        for (uint256 i = 0; i < 8; ++i) {
            voices.set(i, VoiceLib.pack(1 + i * (uint256(gap) + 1), 0, 0));
        }
        (uint256 lower, uint256 upper, uint256 mean) = Agreement.middle(voices, first, first + size);
        uint256 below;
        uint256 above;
        for (uint256 i = first; i < first + size; ++i) {
            if (voices.get(i).price() < lower) ++below;
            if (voices.get(i).price() > upper) ++above;
        }
        vm.assertEq(below, above, "in the middle");
        vm.assertEq(below + above + (lower == upper ? 1 : 2), size, "the rest");
        vm.assertEq(mean, lower + (upper - lower) / 2, "mean");
    }
}
