// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";

/// @notice Where one signed data package lies in its payload.
/// @param start Offset of its first byte.
/// @param pointCount How many data points it has.
/// @param valueSize Bytes of each data point's value.
/// @param timestamp Time of its data, Unix milliseconds.
struct DataPackage {
    uint256 start;
    uint256 pointCount;
    uint256 valueSize;
    uint256 timestamp;
}

/// @title RedStone's payload of signed data packages
/// @notice Reads a payload from its end. From the first byte on, all numbers big-endian, it is:
///
/// data packages, one after another, each:
///     data points, one after another: feed id (32 bytes) and value (as many bytes as the value size says)
///     time of the data (6 bytes, Unix milliseconds)
///     value size (4 bytes), number of data points (3 bytes)
///     signature over the Keccak hash of all of the above (65 bytes: r, s, v)
/// number of data packages (2 bytes)
/// metadata that nobody signed (any bytes), its size (3 bytes)
/// marker 0x000002ed57011e0000 (9 bytes)
///
/// @dev Everything is checked against the payload's bounds before it is read, so that no payload ends in a panic or in
/// an empty revert. No offset overflows: each is below the payload's size, and what is subtracted has 30 bits at most.
library RedStonePayload {
    bytes9 internal constant MARKER = 0x000002ed57011e0000;

    uint256 private constant MARKER_SIZE = 9;
    uint256 private constant METADATA_SIZE_SIZE = 3;
    uint256 private constant PACKAGE_COUNT_SIZE = 2;
    uint256 private constant SIGNATURE_SIZE = 65;
    uint256 private constant POINT_COUNT_SIZE = 3;
    uint256 private constant VALUE_SIZE_SIZE = 4;
    uint256 private constant TIMESTAMP_SIZE = 6;
    uint256 private constant TRAILER_SIZE = TIMESTAMP_SIZE + VALUE_SIZE_SIZE + POINT_COUNT_SIZE;
    uint256 private constant FEED_ID_SIZE = 32;
    uint256 private constant MAX_VALUE_SIZE = 32;

    /// @notice The payload ends before what it says it has.
    error PayloadTooShort(uint256 available, uint256 needed);

    /// @notice The payload does not end with RedStone's marker.
    error MarkerMissing(bytes9 found);

    /// @notice A data package says that its values have no byte, or more than a word.
    error ValueSizeOutOfRange(uint256 size, uint256 minimum, uint256 maximum);

    /// @notice How many data packages there are.
    /// @return count As the payload says; `packageBefore` finds out whether it is true.
    /// @return end Offset behind the last data package.
    function packages(bytes calldata payload) internal pure returns (uint256 count, uint256 end) {
        uint256 start = _before(payload.length, MARKER_SIZE);
        bytes9 marker = bytes9(payload[start:payload.length]);
        if (marker != MARKER) revert MarkerMissing(marker);
        (end, start) = (start, _before(start, METADATA_SIZE_SIZE));
        uint256 metadataSize = uint24(bytes3(payload[start:end]));
        end = _before(start, metadataSize);
        start = _before(end, PACKAGE_COUNT_SIZE);
        return (uint16(bytes2(payload[start:end])), start);
    }

    /// @notice The data package that ends at an offset.
    function packageBefore(bytes calldata payload, uint256 end) internal pure returns (DataPackage memory dataPackage) {
        uint256 offset = _before(end, SIGNATURE_SIZE);
        (end, offset) = (offset, _before(offset, POINT_COUNT_SIZE));
        dataPackage.pointCount = uint24(bytes3(payload[offset:end]));
        (end, offset) = (offset, _before(offset, VALUE_SIZE_SIZE));
        uint256 valueSize = uint32(bytes4(payload[offset:end]));
        if (valueSize == 0 || valueSize > MAX_VALUE_SIZE) revert ValueSizeOutOfRange(valueSize, 1, MAX_VALUE_SIZE);
        dataPackage.valueSize = valueSize;
        (end, offset) = (offset, _before(offset, TIMESTAMP_SIZE));
        dataPackage.timestamp = uint48(bytes6(payload[offset:end]));
        dataPackage.start = _before(offset, dataPackage.pointCount * (FEED_ID_SIZE + valueSize));
    }

    /// @notice Who signed a data package. Reverts with an error of `ECDSA` where the signature is nobody's, or where its
    /// other half could have been used as well.
    function signerOf(bytes calldata payload, DataPackage memory dataPackage) internal pure returns (address) {
        uint256 end = _pointsEnd(dataPackage) + TRAILER_SIZE;
        bytes32 digest = keccak256(payload[dataPackage.start:end]);
        bytes calldata signature = payload[end:end + SIGNATURE_SIZE];
        return ECDSA.recover(digest, uint8(signature[64]), bytes32(signature[:32]), bytes32(signature[32:64]));
    }

    /// @notice A feed's value in a data package; the last one, should there be more.
    function valueOf(
        bytes calldata payload,
        DataPackage memory dataPackage,
        bytes32 feedId
    ) internal pure returns (bool found, uint256 value) {
        uint256 valueSize = dataPackage.valueSize;
        uint256 offset = _pointsEnd(dataPackage);
        while (offset > dataPackage.start) {
            uint256 valueOffset = offset - valueSize;
            uint256 end = offset;
            offset = valueOffset - FEED_ID_SIZE;
            if (bytes32(payload[offset:valueOffset]) == feedId) {
                // A shorter slice fills the upper bytes of the word.
                return (true, uint256(bytes32(payload[valueOffset:end])) >> (8 * (MAX_VALUE_SIZE - valueSize)));
            }
        }
    }

    /// @dev Offset behind the last data point.
    function _pointsEnd(DataPackage memory dataPackage) private pure returns (uint256) {
        return dataPackage.start + dataPackage.pointCount * (FEED_ID_SIZE + dataPackage.valueSize);
    }

    /// @dev Where what ends at `end` starts.
    function _before(uint256 end, uint256 size) private pure returns (uint256) {
        if (size > end) revert PayloadTooShort(end, size);
        return end - size;
    }
}
