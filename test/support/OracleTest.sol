// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {
    Fault,
    IRedundantOracle,
    Level,
    Mode,
    OracleConfig,
    Reading,
    Role,
    Source
} from "../../contracts/interfaces/IRedundantOracle.sol";
import {FaultyFeed} from "../../contracts/testing/FaultyFeed.sol";
import {Vm} from "./Vm.sol";

/// @notice What the tests of the core share: feeds under control, and configurations over them.
abstract contract OracleTest {
    Vm internal constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));

    uint256 internal constant START = 1_800_000_000;
    uint256 internal constant PRICE = 2_000e8;
    uint256 internal constant MAX_PRICE = 2 ** 127 - 1;
    uint32 internal constant MAX_AGE = 3_600;
    uint32 internal constant GAS_LIMIT = 100_000;
    uint16 internal constant DEVIATION = 100;
    uint8 internal constant DECIMALS = 8;
    uint8 internal constant NONE_SERVED = 255;

    FaultyFeed[] internal feeds;

    function setUp() public virtual {
        vm.warp(START);
        vm.roll(1_000);
    }

    /// @dev Healthy, fresh feeds that say `PRICE`.
    function deployFeeds(uint256 count) internal {
        for (uint256 i = 0; i < count; ++i) {
            feeds.push(new FaultyFeed{value: 1}(DECIMALS, int256(PRICE)));
        }
    }

    /// @dev Feeds that say these prices.
    function deployFeeds(uint256[3] memory prices) internal {
        for (uint256 i = 0; i < 3; ++i) {
            feeds.push(new FaultyFeed{value: 1}(DECIMALS, int256(prices[i])));
        }
    }

    function setPrices(uint256[3] memory prices) internal {
        for (uint256 i = 0; i < 3; ++i) {
            feeds[i].setAnswer(int256(prices[i]), block.timestamp);
        }
    }

    /// @dev All feeds as Voters, each a group of its own.
    function configFor(Mode mode, uint8 quorum) internal view returns (OracleConfig memory settings) {
        settings.description = "ETH / USD";
        settings.decimals = DECIMALS;
        settings.mode = mode;
        settings.quorum = quorum;
        settings.maxDeviationBps = DEVIATION;
        settings.sources = new Source[](feeds.length);
        for (uint256 i = 0; i < feeds.length; ++i) {
            settings.sources[i] = Source({
                feed: address(feeds[i]),
                maxAge: MAX_AGE,
                gasLimit: GAS_LIMIT,
                group: uint8(i),
                role: Role.Voter
            });
        }
    }

    function deployOracle(Mode mode, uint8 quorum) internal returns (IRedundantOracle) {
        return deployOracle(configFor(mode, quorum));
    }

    function deployOracle(OracleConfig memory settings) internal returns (IRedundantOracle) {
        return IRedundantOracle(deployArtifact("RedundantOracle", abi.encode(settings)));
    }

    /// @dev The contract as it ships: what a test compiles itself is not optimized.
    /// @param words The constructor's arguments.
    function deployArtifact(string memory name, bytes memory words) internal returns (address deployed) {
        bytes memory initCode = abi.encodePacked(vm.getCode(name), words);
        // Memory-safe: reads the init code, and on failure copies the revert data from the free memory pointer on.
        assembly ("memory-safe") {
            deployed := create(0, add(initCode, 0x20), mload(initCode))
            if iszero(deployed) {
                let data := mload(0x40)
                returndatacopy(data, 0, returndatasize())
                revert(data, returndatasize())
            }
        }
    }

    function modeAt(uint256 index) internal pure returns (Mode) {
        return index == 0 ? Mode.Ordered : Mode.Median;
    }

    function assertLevel(Level actual, Level expected, string memory reason) internal pure {
        vm.assertEq(uint256(actual), uint256(expected), string.concat(reason, ": level"));
    }

    function assertFault(Fault actual, Fault expected, string memory reason) internal pure {
        vm.assertEq(uint256(actual), uint256(expected), string.concat(reason, ": fault"));
    }

    function assertReading(Reading memory actual, Reading memory expected, string memory reason) internal pure {
        vm.assertEq(actual.price, expected.price, string.concat(reason, ": price"));
        vm.assertEq(actual.low, expected.low, string.concat(reason, ": low"));
        vm.assertEq(actual.high, expected.high, string.concat(reason, ": high"));
        vm.assertEq(uint256(actual.updatedAt), expected.updatedAt, string.concat(reason, ": updatedAt"));
        assertLevel(actual.level, expected.level, reason);
        vm.assertEq(uint256(actual.votes), expected.votes, string.concat(reason, ": votes"));
        vm.assertEq(uint256(actual.served), expected.served, string.concat(reason, ": served"));
        vm.assertEq(uint256(actual.usedMask), expected.usedMask, string.concat(reason, ": usedMask"));
        vm.assertEq(uint256(actual.faultMask), expected.faultMask, string.concat(reason, ": faultMask"));
    }

    /// @dev The fault that `inspect()` names for a source.
    function faultOf(IRedundantOracle oracle, uint256 index) internal view returns (Fault) {
        return oracle.inspect()[index].fault;
    }

    function isWithin(uint256 one, uint256 other, uint256 maxDeviationBps) internal pure returns (bool) {
        (uint256 lower, uint256 upper) = one < other ? (one, other) : (other, one);
        return (upper - lower) * 10_000 <= maxDeviationBps * lower;
    }
}
