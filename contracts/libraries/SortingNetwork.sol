// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Voice} from "../types/Voice.sol";
import {VoiceList} from "../types/VoiceList.sol";

/// @title Sorts two to eight voices, the lowest price first
/// @dev A fixed list of comparisons for each count, so that the result can be proved: a network that sorts every
/// sequence of zeros and ones sorts everything (Knuth, TAOCP 3, 5.3.4, Theorem Z), and the tests try them all. The
/// lists have the fewest comparisons known: 1, 3, 5, 9, 12, 16, 19 for 2 to 8.
library SortingNetwork {
    /// @notice Sorts the first `count` voices in place.
    /// @param count From 2 to 8.
    function sort(VoiceList voices, uint256 count) internal pure {
        if (count < 4) {
            _sortUpTo3(voices, count);
        } else if (count == 4) {
            _sort4(voices);
        } else if (count == 5) {
            _sort5(voices);
        } else if (count == 6) {
            _sort6(voices);
        } else if (count == 7) {
            _sort7(voices);
        } else {
            _sort8(voices);
        }
    }

    function _order(Voice one, Voice other) private pure returns (Voice lower, Voice upper) {
        lower = Voice.wrap(Math.min(Voice.unwrap(one), Voice.unwrap(other)));
        upper = Voice.wrap(Math.max(Voice.unwrap(one), Voice.unwrap(other)));
    }

    function _orderIn(VoiceList voices, uint256 one, uint256 other) private pure {
        (Voice lower, Voice upper) = _order(voices.get(one), voices.get(other));
        voices.set(one, lower);
        voices.set(other, upper);
    }

    /// @dev The usual counts, with every voice loaded once.
    function _sortUpTo3(VoiceList voices, uint256 count) private pure {
        (Voice first, Voice second) = _order(voices.get(0), voices.get(1));
        if (count == 3) {
            Voice third = voices.get(2);
            (second, third) = _order(second, third);
            (first, second) = _order(first, second);
            voices.set(2, third);
        }
        voices.set(0, first);
        voices.set(1, second);
    }

    function _sort4(VoiceList voices) private pure {
        _orderIn(voices, 0, 2);
        _orderIn(voices, 1, 3);
        _orderIn(voices, 0, 1);
        _orderIn(voices, 2, 3);
        _orderIn(voices, 1, 2);
    }

    function _sort5(VoiceList voices) private pure {
        _orderIn(voices, 0, 3);
        _orderIn(voices, 1, 4);
        _orderIn(voices, 0, 2);
        _orderIn(voices, 1, 3);
        _orderIn(voices, 0, 1);
        _orderIn(voices, 2, 4);
        _orderIn(voices, 1, 2);
        _orderIn(voices, 3, 4);
        _orderIn(voices, 2, 3);
    }

    function _sort6(VoiceList voices) private pure {
        _orderIn(voices, 0, 5);
        _orderIn(voices, 1, 3);
        _orderIn(voices, 2, 4);
        _orderIn(voices, 1, 2);
        _orderIn(voices, 3, 4);
        _orderIn(voices, 0, 3);
        _orderIn(voices, 2, 5);
        _orderIn(voices, 0, 1);
        _orderIn(voices, 2, 3);
        _orderIn(voices, 4, 5);
        _orderIn(voices, 1, 2);
        _orderIn(voices, 3, 4);
    }

    function _sort7(VoiceList voices) private pure {
        _orderIn(voices, 0, 6);
        _orderIn(voices, 2, 3);
        _orderIn(voices, 4, 5);
        _orderIn(voices, 0, 2);
        _orderIn(voices, 1, 4);
        _orderIn(voices, 3, 6);
        _orderIn(voices, 0, 1);
        _orderIn(voices, 2, 5);
        _orderIn(voices, 3, 4);
        _orderIn(voices, 1, 2);
        _orderIn(voices, 4, 6);
        _orderIn(voices, 2, 3);
        _orderIn(voices, 4, 5);
        _orderIn(voices, 1, 2);
        _orderIn(voices, 3, 4);
        _orderIn(voices, 5, 6);
    }

    function _sort8(VoiceList voices) private pure {
        _orderIn(voices, 0, 2);
        _orderIn(voices, 1, 3);
        _orderIn(voices, 4, 6);
        _orderIn(voices, 5, 7);
        _orderIn(voices, 0, 4);
        _orderIn(voices, 1, 5);
        _orderIn(voices, 2, 6);
        _orderIn(voices, 3, 7);
        _orderIn(voices, 0, 1);
        _orderIn(voices, 2, 3);
        _orderIn(voices, 4, 5);
        _orderIn(voices, 6, 7);
        _orderIn(voices, 2, 4);
        _orderIn(voices, 3, 5);
        _orderIn(voices, 1, 4);
        _orderIn(voices, 3, 6);
        _orderIn(voices, 1, 2);
        _orderIn(voices, 3, 4);
        _orderIn(voices, 5, 6);
    }
}
