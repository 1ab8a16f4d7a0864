// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {RedStonePullAdapter} from "../../contracts/adapters/RedStonePullAdapter.sol";
import {RedStonePayload} from "../../contracts/libraries/RedStonePayload.sol";
import {OracleTest} from "./OracleTest.sol";

/// @notice Signs RedStone's data packages with local keys, and deploys the adapter that knows them.
abstract contract RedStoneSigners is OracleTest {
    bytes32 internal constant FEED_ID = "ETH";
    uint32 internal constant MAX_DELAY = 180;
    uint256 internal constant SIGNERS = 3;
    uint8 internal constant THRESHOLD = 2;

    uint256 private constant FIRST_KEY = 0x5160;
    uint256 private constant MILLISECONDS = 1_000;

    function signerAt(uint256 index) internal pure returns (address) {
        return vm.addr(FIRST_KEY + index);
    }

    function signersUpTo(uint256 count) internal pure returns (address[] memory signers) {
        signers = new address[](count);
        for (uint256 i = 0; i < count; ++i) {
            signers[i] = signerAt(i);
        }
    }

    /// @dev Two of three signers, as RedStone's push contracts have it, and its own delay.
    function redStoneConfig() internal pure returns (RedStonePullAdapter.Config memory config) {
        config.description = "ETH / USD by RedStone";
        config.feedId = FEED_ID;
        config.signers = signersUpTo(SIGNERS);
        config.threshold = THRESHOLD;
        config.maxDelay = MAX_DELAY;
        config.reportDecimals = 8;
        config.decimals = DECIMALS;
    }

    function deployRedStone(RedStonePullAdapter.Config memory config) internal returns (RedStonePullAdapter) {
        return RedStonePullAdapter(deployArtifact("RedStonePullAdapter", abi.encode(config)));
    }

    function deployRedStone() internal returns (RedStonePullAdapter) {
        return deployRedStone(redStoneConfig());
    }

    function point(bytes32 feedId, uint256 value) internal pure returns (bytes memory) {
        return abi.encodePacked(feedId, value);
    }

    /// @dev What is signed: data points of 32-byte values, and what follows them.
    function messageOf(bytes memory points, uint256 milliseconds) internal pure returns (bytes memory) {
        return abi.encodePacked(points, uint48(milliseconds), uint32(32), uint24(points.length / 64));
    }

    function signed(uint256 signer, bytes memory message) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(FIRST_KEY + signer, keccak256(message));
        return abi.encodePacked(message, r, s, v);
    }

    function packageOf(uint256 signer, uint256 value, uint256 milliseconds) internal pure returns (bytes memory) {
        return signed(signer, messageOf(point(FEED_ID, value), milliseconds));
    }

    function payloadOf(bytes memory packages, uint256 count) internal pure returns (bytes memory) {
        return abi.encodePacked(packages, uint16(count), uint24(0), RedStonePayload.MARKER);
    }

    /// @dev A payload with a value of each of the first signers, as many as there are.
    function reportOf(uint256[] memory values, uint256 milliseconds) internal pure returns (bytes memory) {
        bytes memory packages;
        for (uint256 i = 0; i < values.length; ++i) {
            packages = bytes.concat(packages, packageOf(i, values[i], milliseconds));
        }
        return payloadOf(packages, values.length);
    }

    /// @dev A payload in which two signers say the same.
    function reportOf(uint256 value, uint256 milliseconds) internal pure returns (bytes memory) {
        return reportOf(listOf(value, value), milliseconds);
    }

    function listOf(uint256 first, uint256 second) internal pure returns (uint256[] memory values) {
        values = new uint256[](2);
        (values[0], values[1]) = (first, second);
    }

    /// @dev Unix seconds in RedStone's unit.
    function inMilliseconds(uint256 time) internal pure returns (uint256) {
        return time * MILLISECONDS;
    }
}
