// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IRedundantOracle, Mode, OracleConfig, Role, Source} from "../../contracts/interfaces/IRedundantOracle.sol";
import {DecimalsBehavior} from "../../contracts/testing/FaultyFeed.sol";
import {OracleTest} from "../support/OracleTest.sol";

/// @notice What tests of construction share: a configuration that is taken, and how one is refused.
abstract contract ConstructionStage is OracleTest {
    uint256 internal constant MAX_DEVIATION = 4_999;
    uint32 internal constant MIN_GAS_LIMIT = 10_000;

    function setUp() public virtual override {
        super.setUp();
        deployFeeds(3);
    }

    function valid() internal view returns (OracleConfig memory) {
        return configFor(Mode.Ordered, 1);
    }

    function resized(OracleConfig memory settings, uint256 count) internal pure returns (OracleConfig memory) {
        Source[] memory sources = new Source[](count);
        for (uint256 i = 0; i < count; ++i) {
            sources[i] = settings.sources[i];
        }
        settings.sources = sources;
        return settings;
    }

    function accept(OracleConfig memory settings) internal {
        IRedundantOracle oracle = deployOracle(settings);
        vm.assertEq(abi.encode(oracle.config()), abi.encode(settings), "config()");
    }

    function refuse(OracleConfig memory settings, bytes memory data) internal {
        vm.expectRevert(data);
        deployOracle(settings);
    }

    function refuseFeed(address feed, bytes4 errorSelector) internal {
        OracleConfig memory settings = valid();
        settings.sources[1].feed = feed;
        refuse(settings, abi.encodeWithSelector(errorSelector, feed));
    }
}

/// @notice What an oracle may be constructed with: each refusal with its full data, and each limit from both sides.
contract ConstructionTest is ConstructionStage {
    function test_constructor_Accepts_WhenOneSource() public {
        accept(resized(valid(), 1));
    }

    function test_constructor_Accepts_WhenEightSources() public {
        deployFeeds(5);
        accept(valid());
    }

    function test_constructor_Reverts_WhenNoSources() public {
        refuse(resized(valid(), 0), abi.encodeWithSelector(IRedundantOracle.SourceCountOutOfRange.selector, 0, 1, 8));
    }

    function test_constructor_Reverts_WhenNineSources() public {
        deployFeeds(6);
        refuse(valid(), abi.encodeWithSelector(IRedundantOracle.SourceCountOutOfRange.selector, 9, 1, 8));
    }

    function test_constructor_Reverts_WhenQuorumIsZero() public {
        OracleConfig memory settings = valid();
        settings.quorum = 0;
        refuse(settings, abi.encodeWithSelector(IRedundantOracle.QuorumOutOfRange.selector, 0, 1, 3));
    }

    function test_constructor_Accepts_WhenQuorumIsNumberOfGroups() public {
        OracleConfig memory settings = valid();
        settings.quorum = 3;
        accept(settings);
    }

    function test_constructor_Reverts_WhenQuorumIsAboveNumberOfGroups() public {
        OracleConfig memory settings = valid();
        settings.quorum = 4;
        refuse(settings, abi.encodeWithSelector(IRedundantOracle.QuorumOutOfRange.selector, 4, 1, 3));
    }

    function test_constructor_Reverts_WhenQuorumCountsOneGroupTwice() public {
        OracleConfig memory settings = valid();
        settings.quorum = 3;
        settings.sources[2].group = settings.sources[0].group;
        refuse(settings, abi.encodeWithSelector(IRedundantOracle.QuorumOutOfRange.selector, 3, 1, 2));
    }

    function test_constructor_Reverts_WhenQuorumCountsShadow() public {
        OracleConfig memory settings = valid();
        settings.quorum = 3;
        settings.sources[1].role = Role.Shadow;
        refuse(settings, abi.encodeWithSelector(IRedundantOracle.QuorumOutOfRange.selector, 3, 1, 2));
    }

    function test_constructor_Accepts_WhenQuorumCountsAnchor() public {
        OracleConfig memory settings = valid();
        settings.quorum = 3;
        settings.sources[1].role = Role.Anchor;
        accept(settings);
    }

    function test_constructor_Reverts_WhenNoSourceIsVoter() public {
        OracleConfig memory settings = valid();
        for (uint256 i = 0; i < 3; ++i) {
            settings.sources[i].role = i == 0 ? Role.Shadow : Role.Anchor;
        }
        refuse(settings, abi.encodeWithSelector(IRedundantOracle.NoVoter.selector));
    }

    function test_constructor_Reverts_WhenDeviationIsZero() public {
        OracleConfig memory settings = valid();
        settings.maxDeviationBps = 0;
        refuse(settings, abi.encodeWithSelector(IRedundantOracle.DeviationOutOfRange.selector, 0, 1, MAX_DEVIATION));
    }

    function test_constructor_Accepts_WhenDeviationIsOneBasisPoint() public {
        OracleConfig memory settings = valid();
        settings.maxDeviationBps = 1;
        accept(settings);
    }

    function test_constructor_Accepts_WhenDeviationIsBelowHalf() public {
        OracleConfig memory settings = valid();
        settings.maxDeviationBps = 4_999;
        accept(settings);
    }

    function test_constructor_Reverts_WhenDeviationIsHalf() public {
        OracleConfig memory settings = valid();
        settings.maxDeviationBps = 5_000;
        refuse(
            settings,
            abi.encodeWithSelector(IRedundantOracle.DeviationOutOfRange.selector, 5_000, 1, MAX_DEVIATION)
        );
    }

    function test_constructor_Reverts_WhenMinPriceIsMaxPrice() public {
        OracleConfig memory settings = valid();
        (settings.minPrice, settings.maxPrice) = (PRICE, PRICE);
        refuse(settings, abi.encodeWithSelector(IRedundantOracle.PriceBoundsOutOfOrder.selector, PRICE, PRICE));
    }

    function test_constructor_Accepts_WhenMinPriceIsOneBelowMaxPrice() public {
        OracleConfig memory settings = valid();
        (settings.minPrice, settings.maxPrice) = (PRICE - 1, PRICE);
        accept(settings);
    }

    function test_constructor_Reverts_WhenMinPriceIsLargestPossiblePrice() public {
        OracleConfig memory settings = valid();
        settings.minPrice = MAX_PRICE;
        refuse(settings, abi.encodeWithSelector(IRedundantOracle.PriceBoundsOutOfOrder.selector, MAX_PRICE, 0));
    }

    function test_constructor_Accepts_WhenMaxPriceIsAboveLargestPossiblePrice() public {
        OracleConfig memory settings = valid();
        (settings.minPrice, settings.maxPrice) = (MAX_PRICE - 1, type(uint256).max);
        accept(settings);
    }

    function test_constructor_Accepts_WhenDecimalsAre18() public {
        OracleConfig memory settings = valid();
        settings.decimals = 18;
        accept(settings);
    }

    function test_constructor_Reverts_WhenDecimalsAre19() public {
        OracleConfig memory settings = valid();
        settings.decimals = 19;
        refuse(settings, abi.encodeWithSelector(IRedundantOracle.DecimalsOutOfRange.selector, 19, 18));
    }

    function test_constructor_Accepts_B40_WhenFeedDecimalsAre0() public {
        feeds[1].setDecimals(DecimalsBehavior.Honest, 0);
        accept(valid());
    }

    function test_constructor_Accepts_B40_WhenFeedDecimalsAre36() public {
        feeds[1].setDecimals(DecimalsBehavior.Honest, 36);
        accept(valid());
    }

    function test_constructor_Reverts_B40_WhenFeedDecimalsAreAbove36() public {
        uint256[5] memory tooMany = [uint256(37), 77, 78, 255, type(uint256).max];
        for (uint256 i = 0; i < tooMany.length; ++i) {
            feeds[1].setDecimals(DecimalsBehavior.Honest, tooMany[i]);
            refuse(
                valid(),
                abi.encodeWithSelector(IRedundantOracle.FeedDecimalsOutOfRange.selector, feeds[1], tooMany[i], 36)
            );
        }
    }

    function test_constructor_Reverts_WhenFeedDecimalsRevert() public {
        refuseDecimals(DecimalsBehavior.RevertEmpty);
    }

    function test_constructor_Reverts_WhenFeedDecimalsAreEmpty() public {
        refuseDecimals(DecimalsBehavior.ReturnNothing);
    }

    function test_constructor_Reverts_WhenFeedDecimalsAreShort() public {
        refuseDecimals(DecimalsBehavior.ReturnOneByteShort);
    }

    function test_constructor_Reverts_WhenFeedDecimalsAreDirty() public {
        feeds[1].setDecimals(DecimalsBehavior.ReturnDirtyWord, 8);
        refuse(
            valid(),
            abi.encodeWithSelector(
                IRedundantOracle.FeedDecimalsOutOfRange.selector,
                feeds[1],
                (uint256(1) << 255) | 8,
                36
            )
        );
    }

    function test_constructor_Reverts_B16_WhenFeedHasNoCode() public {
        refuseFeed(address(0xdeadbeef), IRedundantOracle.FeedWithoutCode.selector);
    }

    function test_constructor_Reverts_WhenFeedIsZeroAddress() public {
        refuseFeed(address(0), IRedundantOracle.FeedWithoutCode.selector);
    }

    function test_constructor_Reverts_B18_WhenFeedIsPrecompile() public {
        for (uint160 i = 1; i <= 0x11; ++i) {
            refuseFeed(address(i), IRedundantOracle.FeedIsPrecompile.selector);
        }
        refuseFeed(address(0x100), IRedundantOracle.FeedIsPrecompile.selector);
        refuseFeed(address(0xffff), IRedundantOracle.FeedIsPrecompile.selector);
    }

    function test_constructor_Accepts_WhenFeedIsBeyondPrecompiles() public {
        vm.etch(address(0x10000), address(feeds[0]).code);
        OracleConfig memory settings = valid();
        settings.sources[1].feed = address(0x10000);
        accept(settings);
    }

    function test_constructor_Reverts_B19_WhenFeedIsDelegatedAccount() public {
        address account = address(0x7702000);
        vm.etch(account, abi.encodePacked(hex"ef0100", feeds[0]));
        refuseFeed(account, IRedundantOracle.FeedIsDelegatedAccount.selector);
    }

    function test_constructor_Accepts_WhenFeedIsContractOf23Bytes() public {
        address feed = address(0x7702001);
        // Answers every call with the word 8.
        vm.etch(feed, hex"600860005260206000f300000000000000000000000000");
        vm.assertEq(feed.code.length, 23, "size");
        OracleConfig memory settings = valid();
        settings.sources[1].feed = feed;
        accept(settings);
    }

    function test_constructor_Reverts_B65_WhenFeedStandsTwice() public {
        OracleConfig memory settings = valid();
        settings.sources[2].feed = settings.sources[0].feed;
        refuse(settings, abi.encodeWithSelector(IRedundantOracle.DuplicateFeed.selector, feeds[0]));
    }

    function test_constructor_Reverts_WhenMaxAgeIsZero() public {
        OracleConfig memory settings = valid();
        settings.sources[1].maxAge = 0;
        refuse(settings, abi.encodeWithSelector(IRedundantOracle.MaxAgeOutOfRange.selector, feeds[1], 0, 1));
    }

    function test_constructor_Accepts_WhenMaxAgeIsOneSecond() public {
        OracleConfig memory settings = valid();
        settings.sources[1].maxAge = 1;
        accept(settings);
    }

    function test_constructor_Accepts_WhenGasLimitIsMinimum() public {
        OracleConfig memory settings = valid();
        settings.sources[1].gasLimit = MIN_GAS_LIMIT;
        accept(settings);
    }

    function test_constructor_Reverts_WhenGasLimitIsBelowMinimum() public {
        OracleConfig memory settings = valid();
        settings.sources[1].gasLimit = MIN_GAS_LIMIT - 1;
        refuse(
            settings,
            abi.encodeWithSelector(
                IRedundantOracle.GasLimitOutOfRange.selector,
                feeds[1],
                MIN_GAS_LIMIT - 1,
                MIN_GAS_LIMIT
            )
        );
    }

    function test_constructor_Reverts_WhenSequencerFeedHasNoCode() public {
        OracleConfig memory settings = valid();
        settings.sequencerFeed = address(0xdeadbeef);
        refuse(settings, abi.encodeWithSelector(IRedundantOracle.FeedWithoutCode.selector, address(0xdeadbeef)));
    }

    function test_constructor_Reverts_WhenSequencerFeedIsPrecompile() public {
        OracleConfig memory settings = valid();
        settings.sequencerFeed = address(4);
        refuse(settings, abi.encodeWithSelector(IRedundantOracle.FeedIsPrecompile.selector, address(4)));
    }

    /// @dev Every field takes another value than its default.
    function testFuzz_config_CORE_17_DeploysIdenticalOracle(
        uint256 seed,
        bytes32 text,
        uint8 length,
        uint256 minPrice,
        uint256 maxPrice
    ) public {
        deployFeeds(5);
        OracleConfig memory settings = resized(valid(), 1 + (seed % 8));
        settings.description = string(bytes.concat(bytes(cut(text, length % 33)), bytes(cut(text, length / 33))));
        settings.decimals = uint8((seed >> 8) % 19);
        settings.mode = modeAt((seed >> 16) % 2);
        settings.maxDeviationBps = uint16(1 + ((seed >> 24) % 4_999));
        settings.minPrice = minPrice % MAX_PRICE;
        settings.maxPrice = maxPrice <= settings.minPrice ? 0 : maxPrice;
        settings.sequencerFeed = (seed >> 40) % 2 == 0 ? address(0) : address(feeds[7]);
        settings.sequencerGrace = uint32(seed >> 48);
        settings.quorum = 1;
        for (uint256 i = 0; i < settings.sources.length; ++i) {
            uint256 dice = uint256(keccak256(abi.encode(seed, i)));
            feeds[i].setDecimals(DecimalsBehavior.Honest, dice % 37);
            settings.sources[i].maxAge = uint32(1 + ((dice >> 8) % type(uint32).max));
            settings.sources[i].gasLimit = uint32(
                MIN_GAS_LIMIT + ((dice >> 40) % (type(uint32).max - MIN_GAS_LIMIT + 1))
            );
            settings.sources[i].group = uint8(dice >> 80);
            settings.sources[i].role = i == 0 ? Role.Voter : Role((dice >> 96) % 3);
        }
        IRedundantOracle oracle = deployOracle(settings);
        vm.assertEq(abi.encode(oracle.config()), abi.encode(settings), "config()");
        IRedundantOracle again = deployOracle(oracle.config());
        vm.assertEq(address(again).code, address(oracle).code, "runtime code");
        vm.assertEq(again.description(), settings.description, "description");
    }

    function cut(bytes32 text, uint256 length) private pure returns (string memory) {
        bytes memory letters = abi.encodePacked(text);
        // Memory-safe: shortens a byte string.
        assembly ("memory-safe") {
            mstore(letters, length)
        }
        return string(letters);
    }

    function refuseDecimals(DecimalsBehavior behavior) private {
        feeds[1].setDecimals(behavior, DECIMALS);
        refuse(valid(), abi.encodeWithSelector(IRedundantOracle.FeedDecimalsUnreadable.selector, feeds[1]));
    }
}
