// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {AggregatorV3Interface} from "../interfaces/AggregatorV3Interface.sol";
import {MAX_PRICE} from "../types/Limits.sol";
import {BoundedCall} from "./BoundedCall.sol";
import {Configuration} from "./Configuration.sol";

/// @title Reading a feed that another answer is made of
/// @notice A leg is called and judged as the oracle calls and judges a source, and what is wrong with it names it.
/// @dev The age is not judged: the time is passed on, and whoever reads the answer knows how old it may be.
library LegReader {
    /// @notice One feed of a composed answer.
    /// @param feed The feed that is read.
    /// @param gasLimit Gas of its call, at least 10,000; exactly this much is forwarded, whatever the caller brings.
    struct Leg {
        AggregatorV3Interface feed;
        uint32 gasLimit;
    }

    /// @dev Gas kept beyond a call's limit, see `BoundedCall.requireGas`.
    uint256 private constant GAS_RESERVE = 8_000;

    /// @notice The call of the leg failed; the first four bytes of its revert data, where there are as many.
    error LegFailed(address feed, bytes4 errorSelector);

    /// @notice The leg gave fewer bytes than a round has; none where there is no contract (any more).
    error LegDataTooShort(address feed, uint256 size, uint256 minimum);

    /// @notice A round id of the leg is wider than 80 bits.
    error LegMalformed(address feed, uint256 roundId, uint256 answeredInRound);

    /// @notice The leg says zero or less.
    error LegNonPositive(address feed, int256 answer);

    /// @notice The leg's answer is above what an oracle takes.
    error LegTooLarge(address feed, uint256 answer, uint256 maximum);

    /// @notice The leg's answer was carried over from an earlier round.
    error LegCarriedOver(address feed, uint256 roundId, uint256 answeredInRound);

    /// @notice Checks a leg at construction, as an oracle checks a source.
    /// @return legDecimals The feed's decimals now; they are taken to stay.
    function check(Leg memory leg) internal view returns (uint256 legDecimals) {
        address feed = address(leg.feed);
        Configuration.checkCode(feed);
        Configuration.checkGasLimit(feed, leg.gasLimit);
        return Configuration.decimalsOf(feed);
    }

    /// @notice Calls one leg, once, with exactly its gas limit, and judges what it said.
    /// @return price In the leg's decimals, from 1 to 2^127 - 1.
    /// @return updatedAt What the leg says, as it is.
    function read(address feed, uint256 gasLimit) internal view returns (uint256 price, uint256 updatedAt) {
        BoundedCall.requireGas(gasLimit, GAS_RESERVE);
        bool isRound;
        bool succeeded;
        uint256 size;
        uint256 roundId;
        uint256 answeredInRound;
        (isRound, succeeded, size, roundId, price, , updatedAt, answeredInRound) = BoundedCall.latestRoundData(
            feed,
            gasLimit
        );
        if (!isRound) _refuse(feed, succeeded, size, roundId);
        if ((roundId | answeredInRound) > type(uint80).max) revert LegMalformed(feed, roundId, answeredInRound);
        if (int256(price) <= 0) revert LegNonPositive(feed, int256(price));
        if (price > MAX_PRICE) revert LegTooLarge(feed, price, MAX_PRICE);
        if (answeredInRound < roundId) revert LegCarriedOver(feed, roundId, answeredInRound);
    }

    function _refuse(address feed, bool succeeded, uint256 size, uint256 firstWord) private pure {
        if (succeeded) revert LegDataTooShort(feed, size, 160);
        revert LegFailed(feed, size < 4 ? bytes4(0) : bytes4(bytes32(firstWord)));
    }
}
