// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {SortingNetwork} from "../../contracts/libraries/SortingNetwork.sol";
import {Voice, VoiceLib} from "../../contracts/types/Voice.sol";
import {VoiceList, VoiceListLib} from "../../contracts/types/VoiceList.sol";
import {ExactMath} from "../support/ExactMath.sol";
import {OracleTest} from "../support/OracleTest.sol";

/// @notice A network that sorts every sequence of zeros and ones sorts everything: all of them are tried.
contract SortingNetworkTest is OracleTest {
    function test_sort_SortsAllZerosAndOnes_WhenTwoToEight() public pure {
        uint256 tried;
        for (uint256 count = 2; count <= 8; ++count) {
            for (uint256 pattern = 0; pattern < 1 << count; ++pattern) {
                VoiceList voices = VoiceListLib.create();
                uint256 ones;
                for (uint256 i = 0; i < count; ++i) {
                    uint256 bit = (pattern >> i) & 1;
                    ones += bit;
                    voices.set(i, VoiceLib.pack(1 + bit, 0, 0));
                }
                SortingNetwork.sort(voices, count);
                for (uint256 i = 0; i < count; ++i) {
                    uint256 expected = i < count - ones ? 1 : 2;
                    if (voices.get(i).price() != expected) vm.assertEq(voices.get(i).price(), expected, "order");
                }
                ++tried;
            }
        }
        vm.assertEq(tried, 508, "sequences");
    }

    /// @dev The rest of the word goes with the price.
    function testFuzz_sort_KeepsVoicesWhole(uint256[8] memory words, uint256 count) public pure {
        count = 2 + (count % 7);
        VoiceList voices = VoiceListLib.create();
        uint256 sum;
        for (uint256 i = 0; i < count; ++i) {
            voices.set(i, Voice.wrap(words[i]));
            unchecked {
                sum += words[i];
            }
        }
        SortingNetwork.sort(voices, count);
        for (uint256 i = 0; i < count; ++i) {
            unchecked {
                sum -= Voice.unwrap(voices.get(i));
            }
            if (i > 0) vm.assertLe(Voice.unwrap(voices.get(i - 1)), Voice.unwrap(voices.get(i)), "order");
        }
        vm.assertEq(sum, 0, "the same words");
    }

    /// @dev Each position holds the price that has as many others below it: no sorting is done to find it.
    function testFuzz_sort_PutsEveryPriceAtItsRank(uint256[8] memory prices, uint256 count) public pure {
        count = ExactMath.bound(count, 2, 8);
        VoiceList voices = VoiceListLib.create();
        for (uint256 i = 0; i < count; ++i) {
            prices[i] = ExactMath.bound(prices[i], 1, prices[i] % 3 == 0 ? 4 : MAX_PRICE);
            voices.set(i, VoiceLib.pack(prices[i], i, 0));
        }
        SortingNetwork.sort(voices, count);
        for (uint256 i = 0; i < count; ++i) {
            uint256 smaller;
            uint256 equal;
            for (uint256 j = 0; j < count; ++j) {
                if (prices[j] < voices.get(i).price()) ++smaller;
                if (prices[j] == voices.get(i).price()) ++equal;
            }
            vm.assertTrue(smaller <= i && i < smaller + equal, "rank");
        }
    }
}
