// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {Role, Source} from "../../contracts/types/OracleConfig.sol";
import {SourceWord, SourceWordLib} from "../../contracts/types/SourceWord.sol";
import {OracleTest} from "../support/OracleTest.sol";

contract SourceWordTest is OracleTest {
    function testFuzz_pack_KeepsEveryField(
        address feed,
        uint32 maxAge,
        uint32 gasLimit,
        uint8 group,
        uint8 role,
        bool divides,
        uint8 tag,
        uint8 earlierMembers,
        uint8 mask
    ) public pure {
        Source memory source = Source(feed, maxAge, gasLimit, group, Role(role % 3));
        SourceWord word = SourceWordLib.pack(source, divides, tag, earlierMembers);
        vm.assertEq(abi.encode(word.unpack()), abi.encode(source), "source");
        vm.assertTrue(word.divides() == divides, "divides");
        vm.assertEq(word.tag(), tag, "tag");
        vm.assertEq(word.earlierMembersIn(mask), earlierMembers & mask, "earlierMembers");
    }
}
