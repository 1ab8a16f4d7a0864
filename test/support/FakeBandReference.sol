// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IBandReference} from "../../contracts/interfaces/providers/IBandReference.sol";

/// @notice Stands for Band's StdReferenceBasic, which no package has; behavior as in the source of that contract (the
/// repository band-std-reference-contracts-solidity). Dollar rates of 64 bits in 9 decimals; "USD" is 1 as of the block;
/// an unknown symbol reverts with a reason, a quote rate of 0 by division. Two ways to relay: one for newer data only,
/// one for any; a single role may do both.
contract FakeBandReference is IBandReference {
    struct Rate {
        uint64 dollars;
        uint64 time;
    }

    address private immutable RELAYER = msg.sender;

    mapping(string => Rate) private _rates;

    function relay(string calldata symbol, uint64 dollars, uint64 time) external {
        if (time > _rates[symbol].time) forceRelay(symbol, dollars, time);
    }

    function forceRelay(string calldata symbol, uint64 dollars, uint64 time) public {
        // solhint-disable-next-line gas-custom-errors
        require(msg.sender == RELAYER, "NOTARELAYER");
        _rates[symbol] = Rate(dollars, time);
    }

    function getReferenceData(
        string calldata base,
        string calldata quote
    ) external view returns (uint256 rate, uint256 lastUpdatedBase, uint256 lastUpdatedQuote) {
        (uint256 baseRate, uint256 baseTime) = dollarRate(base);
        (uint256 quoteRate, uint256 quoteTime) = dollarRate(quote);
        return ((baseRate * 1e18) / quoteRate, baseTime, quoteTime);
    }

    function dollarRate(string calldata symbol) private view returns (uint256 dollars, uint256 time) {
        if (keccak256(bytes(symbol)) == keccak256("USD")) return (1e9, block.timestamp);
        Rate storage rate = _rates[symbol];
        // solhint-disable-next-line gas-custom-errors
        require(rate.time > 0, "REFDATANOTAVAILABLE");
        return (rate.dollars, rate.time);
    }
}
