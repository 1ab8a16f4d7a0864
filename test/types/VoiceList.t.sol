// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {Voice} from "../../contracts/types/Voice.sol";
import {VoiceList, VoiceListLib} from "../../contracts/types/VoiceList.sol";
import {OracleTest} from "../support/OracleTest.sol";

contract VoiceListTest is OracleTest {
    function testFuzz_set_TouchesOnePosition(uint256[8] memory words, uint8 position, uint256 word) public pure {
        position = position % 8;
        bytes memory before = hex"11";
        VoiceList voices = VoiceListLib.create();
        bytes memory behind = hex"22";
        for (uint256 i = 0; i < 8; ++i) {
            voices.set(i, Voice.wrap(words[i]));
        }
        voices.set(position, Voice.wrap(word));
        for (uint256 i = 0; i < 8; ++i) {
            vm.assertEq(Voice.unwrap(voices.get(i)), i == position ? word : words[i], "word");
        }
        vm.assertEq(before, hex"11", "memory before the list");
        vm.assertEq(behind, hex"22", "memory behind the list");
    }
}
