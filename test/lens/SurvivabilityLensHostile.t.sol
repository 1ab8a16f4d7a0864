// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {
    IRedundantOracle,
    Level,
    Mode,
    OracleConfig,
    Role,
    Source
} from "../../contracts/interfaces/IRedundantOracle.sol";
import {SurvivabilityLens} from "../../contracts/lens/SurvivabilityLens.sol";
import {ExactMath} from "../support/ExactMath.sol";
import {Failure, HostileOracle} from "../support/HostileOracle.sol";
import {OracleTest} from "../support/OracleTest.sol";
import {TalkingOracle} from "../support/TalkingOracle.sol";

/// @notice Whatever stands at the address: it is refused by name, or nothing that it says makes an answer look better than
/// its readings are.
contract SurvivabilityLensHostileTest is OracleTest {
    uint256 private constant MAX_CONFIG_SIZE = 16_384;

    SurvivabilityLens private lens;
    IRedundantOracle private honest;

    function setUp() public override {
        super.setUp();
        lens = SurvivabilityLens(deployArtifact("SurvivabilityLens", ""));
        deployFeeds(3);
        honest = deployOracle(configFor(Mode.Median, 2));
    }

    function configuration() private view returns (bytes memory) {
        return abi.encode(honest.config());
    }

    function reading() private view returns (bytes memory) {
        return abi.encode(honest.tryRead());
    }

    function talking(bytes memory config) private returns (TalkingOracle) {
        return new TalkingOracle(config, reading());
    }

    function assertRefused(address oracle, string memory reason) private view {
        bytes memory expected = abi.encodeWithSelector(SurvivabilityLens.NotAnOracle.selector, oracle);
        (bool succeeded, bytes memory data) = ask(oracle, 1);
        vm.assertTrue(!succeeded && keccak256(data) == keccak256(expected), reason);
        (succeeded, data) = address(lens).staticcall(
            abi.encodeCall(SurvivabilityLens.isSurvivable, (IRedundantOracle(oracle), 1))
        );
        vm.assertTrue(!succeeded && keccak256(data) == keccak256(expected), reason);
    }

    function ask(address oracle, uint256 losses) private view returns (bool succeeded, bytes memory data) {
        return
            address(lens).staticcall(abi.encodeCall(SurvivabilityLens.worstLevel, (IRedundantOracle(oracle), losses)));
    }

    /// @dev The configuration with one of its words replaced.
    function withWord(uint256 index, uint256 word) private view returns (bytes memory config) {
        config = configuration();
        // Memory-safe: callers choose a word within.
        assembly ("memory-safe") {
            mstore(add(add(config, 0x20), mul(index, 0x20)), word)
        }
    }

    function test_worstLevel_LENS_3_Answers_WhenWordsAreAsTheyShouldBe() public {
        (Level level, uint256 mask) = lens.worstLevel(IRedundantOracle(address(talking(configuration()))), 3);
        vm.assertTrue(level == Level.Normal && mask == 0, "the same reading whatever is lost");
    }

    function test_worstLevel_LENS_3_Refuses_WhenNothingOrTooLittleComesBack() public {
        assertRefused(address(talking("")), "nothing");
        assertRefused(address(talking(abi.encode(uint256(0)))), "one word");
        assertRefused(address(4), "a precompile that echoes");
        assertRefused(address(2), "a precompile that hashes");
        assertRefused(address(feeds[0]), "a feed");
    }

    function test_worstLevel_LENS_3_Refuses_WhenAPlaceIsAtTheEndOfTheData() public {
        uint256 size = configuration().length;
        // The struct's place is the first word, the place of the sources the tenth after it.
        assertRefused(address(talking(withWord(0, size - 31))), "struct, of which a byte is missing");
        assertRefused(address(talking(withWord(0, size))), "struct, at the end");
        assertRefused(address(talking(withWord(10, size - 32))), "sources, of which the first word is missing");
        assertRefused(address(talking(withWord(10, size))), "sources, at the end");
    }

    function testFuzz_worstLevel_LENS_3_Refuses_WhenAPlaceIsBeyondTheData(uint256 place, bool isOfSources) public {
        place = ExactMath.bound(place, configuration().length + 1, type(uint256).max);
        assertRefused(address(talking(withWord(isOfSources ? 10 : 0, place))), "beyond the end");
    }

    function testFuzz_worstLevel_LENS_3_Refuses_WhenSourcesAreNoneOrMoreThanThereAre(uint256 count) public {
        // Struct: a place and ten words; the description a length and a word; then the sources' count.
        vm.assertEq(honest.config().sources.length, 3, "sources");
        assertRefused(address(talking(withWord(13, 0))), "none");
        assertRefused(address(talking(withWord(13, 4))), "one more than the data has");
        assertRefused(address(talking(withWord(13, 17))), "more than a mask has bits");
        count = ExactMath.bound(count, 4, type(uint256).max);
        assertRefused(address(talking(withWord(13, count))), "any more");
    }

    function testFuzz_worstLevel_LENS_3_Refuses_WhenARoleIsNone(uint256 role) public {
        // Of the first source the fifth word.
        (bool succeeded, ) = ask(address(talking(withWord(18, uint256(type(Role).max)))), 1);
        vm.assertTrue(succeeded, "the last role");
        assertRefused(address(talking(withWord(18, uint256(type(Role).max) + 1))), "one beyond the last role");
        role = ExactMath.bound(role, uint256(type(Role).max) + 1, type(uint256).max);
        assertRefused(address(talking(withWord(18, role))), "any beyond the last role");
    }

    function test_worstLevel_LENS_3_Refuses_WhenConfigurationIsABomb() public {
        TalkingOracle oracle = talking(configuration());
        oracle.bomb(MAX_CONFIG_SIZE + 1);
        assertRefused(address(oracle), "a byte more than is looked at");
        oracle.bomb(1_000_000);
        uint256 gasBefore = gasleft();
        assertRefused(address(oracle), "a megabyte");
        // The oracle itself pays some 2.1 million for its memory, twice; a copy would cost as much again.
        vm.assertTrue(gasBefore - gasleft() < 4_600_000, "it is not copied");
    }

    /// @dev An honest configuration with so many sources, all the first.
    function configOf(uint256 count) private view returns (OracleConfig memory settings) {
        settings = honest.config();
        Source memory source = settings.sources[0];
        settings.sources = new Source[](count);
        for (uint256 i = 0; i < count; ++i) {
            settings.sources[i] = source;
        }
    }

    function test_worstLevel_LENS_3_ReadsSixteenSources_WhenDescriptionIsLong() public {
        OracleConfig memory settings = configOf(16);
        settings.description = string(new bytes(8_000));
        (bool succeeded, bytes memory data) = ask(address(talking(abi.encode(settings))), 1);
        vm.assertTrue(succeeded && data.length == 64, "sixteen");
        assertRefused(address(talking(abi.encode(configOf(17)))), "seventeen");
    }

    function test_worstLevel_LENS_3_IsUnavailable_WhenReadingsAreNone() public {
        HostileOracle oracle = new HostileOracle(PRICE);
        for (uint256 i = uint256(Failure.Error); i <= uint256(Failure.Long); ++i) {
            if (i == uint256(Failure.Burn)) continue;
            oracle.fail(Failure(i));
            (Level level, uint256 mask) = lens.worstLevel(IRedundantOracle(address(oracle)), 1);
            vm.assertTrue(level == Level.Unavailable && mask == 0, "no reading");
            vm.assertTrue(!lens.isSurvivable(IRedundantOracle(address(oracle)), 0), "not served");
        }
    }

    function test_worstLevel_LENS_2_GivesNothing_WhenOracleBurnsAllItGets() public {
        HostileOracle oracle = new HostileOracle(PRICE);
        oracle.fail(Failure.Burn);
        bytes memory input = abi.encodeCall(SurvivabilityLens.worstLevel, (IRedundantOracle(address(oracle)), 1));
        (bool succeeded, bytes memory data) = address(lens).staticcall{gas: 3_000_000}(input);
        vm.assertTrue(!succeeded && data.length == 0, "as for too little gas");
    }

    function testFuzz_worstLevel_LENS_3_RefusesByNameOrAnswers_WhateverWordIsChanged(
        uint256 index,
        uint256 word,
        uint256 near,
        bool isNear
    ) public {
        uint256 words = configuration().length / 32;
        index = ExactMath.bound(index, 0, words - 1);
        TalkingOracle oracle = talking(withWord(index, isNear ? near % (2 * words * 32) : word));
        (bool succeeded, bytes memory data) = ask(address(oracle), 1);
        bytes memory refusal = abi.encodeWithSelector(SurvivabilityLens.NotAnOracle.selector, address(oracle));
        vm.assertTrue(
            succeeded ? data.length == 64 : keccak256(data) == keccak256(refusal),
            "an answer, or its own error"
        );
    }

    function testFuzz_worstLevel_LENS_3_RefusesByNameOrAnswers_WhateverBytesComeBack(bytes calldata config) public {
        TalkingOracle oracle = talking(config);
        (bool succeeded, bytes memory data) = ask(address(oracle), 1);
        bytes memory refusal = abi.encodeWithSelector(SurvivabilityLens.NotAnOracle.selector, address(oracle));
        vm.assertTrue(
            succeeded ? data.length == 64 : keccak256(data) == keccak256(refusal),
            "an answer, or its own error"
        );
    }
}
