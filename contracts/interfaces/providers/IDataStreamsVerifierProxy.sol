// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

/// @notice What a report of a crypto stream says: schema 3.
/// @param feedId The stream; its first two bytes are the schema.
/// @param validFromTimestamp Beginning of the time that the report speaks for, Unix seconds.
/// @param observationsTimestamp End of that time, Unix seconds: the price is of then.
/// @param nativeFee Fee of a verification in the wrapped native token, before discount and surcharge.
/// @param linkFee Fee of a verification in LINK, before discount.
/// @param expiresAt Last second at which the report may be used, Unix seconds.
/// @param price The operators' median, in 8 or 18 decimals by the stream.
/// @param bid What selling to the order book's depth brings, in the same decimals.
/// @param ask What buying to the order book's depth costs, in the same decimals.
struct CryptoReport {
    bytes32 feedId;
    uint32 validFromTimestamp;
    uint32 observationsTimestamp;
    uint192 nativeFee;
    uint192 linkFee;
    uint32 expiresAt;
    int192 price;
    int192 bid;
    int192 ask;
}

/// @notice What a report of a stream of a real-world asset says: schema 8.
/// @param feedId The stream; its first two bytes are the schema.
/// @param validFromTimestamp Beginning of the time that the report speaks for, Unix seconds.
/// @param observationsTimestamp End of that time, Unix seconds; the price may be older.
/// @param nativeFee Fee of a verification in the wrapped native token, before discount and surcharge.
/// @param linkFee Fee of a verification in LINK, before discount.
/// @param expiresAt Last second at which the report may be used, Unix seconds.
/// @param lastUpdateTimestamp When the price was last updated at its origin, Unix nanoseconds.
/// @param midPrice The operators' median, in 8 or 18 decimals by the stream.
/// @param marketStatus 0 where it is not known, 1 closed, 2 open.
struct AssetReport {
    bytes32 feedId;
    uint32 validFromTimestamp;
    uint32 observationsTimestamp;
    uint192 nativeFee;
    uint192 linkFee;
    uint32 expiresAt;
    uint64 lastUpdateTimestamp;
    int192 midPrice;
    uint32 marketStatus;
}

/// @title What the adapter needs of a Data Streams verifier proxy
interface IDataStreamsVerifierProxy {
    /// @notice Checks that enough operators signed a report, and takes the fee.
    /// @param payload The signed report: context, report, signatures.
    /// @param parameterPayload The address of the token that the fee is paid in, ABI-encoded.
    /// @return report The report without its signatures. Nothing in it is checked but who signed it.
    function verify(
        bytes calldata payload,
        bytes calldata parameterPayload
    ) external payable returns (bytes memory report);

    /// @notice The contract that takes the fees; none where verification is free.
    // The name is the provider's.
    // solhint-disable-next-line func-name-mixedcase
    function s_feeManager() external view returns (address);
}
