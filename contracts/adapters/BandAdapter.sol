// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {ShortString, ShortStrings} from "@openzeppelin/contracts/utils/ShortStrings.sol";
import {IBandReference} from "../interfaces/providers/IBandReference.sol";
import {BoundedCall} from "../libraries/BoundedCall.sol";
import {Scaling} from "../libraries/Scaling.sol";
import {FUTURE_TOLERANCE} from "../types/Limits.sol";
import {Adapter} from "./Adapter.sol";

/// @title One pair of a Band reference contract, as a feed
/// @dev The rate is the quotient of two dollar rates, each with its time: the time of the answer is the older of them.
/// The dollar is always as of now, so that a dollar pair has the time of its other symbol. A time further ahead than an
/// oracle tolerates is given instead, so that the other symbol does not hide it. Dollar rates have 9 decimals: of a
/// symbol below a millionth of a dollar three digits are left, and one below a billionth is 0. An unknown symbol, and a
/// quote symbol whose rate is 0, revert.
/// A cold read costs at most 13,600 gas. The hop is 4,500 of it, because two symbols have to be unpacked and encoded.
/// @custom:provider Band
/// @custom:model push
/// @custom:trust Each relayer key, which sets any rate and time; the deployment's admin, who names the relayers; where a
/// proxy is read, its owner, who replaces the deployment.
/// @custom:decimals 18 for a pair, of which 9 are significant
/// @custom:time Of the older of the two rates, as the relayers wrote it; the dollar is always as of now.
/// @custom:traps "USD" as a leg is always fresh; an unknown symbol and a quote of 0 revert; small rates lose digits.
/// @custom:tested A fake, after Band's public repository.
contract BandAdapter is Adapter {
    /// @notice What the adapter is made of.
    /// @param description Pair and provider for people.
    /// @param oracle The Band reference contract, or the proxy before it.
    /// @param base Symbol that is priced, for example "ETH".
    /// @param quote Symbol that it is priced in, for example "USD".
    /// @param decimals Decimals of the answer, at most 18.
    struct Config {
        string description;
        IBandReference oracle;
        string base;
        string quote;
        uint8 decimals;
    }

    int256 private constant BAND_DECIMALS = 18;

    IBandReference public immutable ORACLE;
    int256 private immutable EXPONENT;
    ShortString private immutable BASE;
    ShortString private immutable QUOTE;

    /// @dev Where the symbol is longer than 31 bytes.
    string private _longBase;
    string private _longQuote;

    /// @notice A symbol in itself is 1 at any time, whatever the provider's state.
    error SymbolsEqual(string symbol);

    constructor(Config memory config) Adapter(config.description, config.decimals) {
        if (keccak256(bytes(config.base)) == keccak256(bytes(config.quote))) revert SymbolsEqual(config.base);
        ORACLE = config.oracle;
        EXPONENT = int256(uint256(config.decimals)) - BAND_DECIMALS;
        BASE = ShortStrings.toShortStringWithFallback(config.base, _longBase);
        QUOTE = ShortStrings.toShortStringWithFallback(config.quote, _longQuote);
    }

    /// @notice Symbol that is priced.
    function base() public view returns (string memory) {
        return ShortStrings.toStringWithFallback(BASE, _longBase);
    }

    /// @notice Symbol that it is priced in.
    function quote() public view returns (string memory) {
        return ShortStrings.toStringWithFallback(QUOTE, _longQuote);
    }

    /// @inheritdoc Adapter
    function _latest() internal view override returns (int256 answer, uint256 startedAt, uint256 updatedAt) {
        uint256 gasBefore = gasleft();
        try ORACLE.getReferenceData(base(), quote()) returns (uint256 rate, uint256 baseTime, uint256 quoteTime) {
            (uint256 older, uint256 newer) = baseTime < quoteTime ? (baseTime, quoteTime) : (quoteTime, baseTime);
            // Cannot overflow: a block's time has far fewer bits.
            unchecked {
                updatedAt = newer > block.timestamp + FUTURE_TOLERANCE ? newer : older;
            }
            return (Scaling.scaled(Scaling.toSigned(rate), EXPONENT), updatedAt, updatedAt);
        } catch {
            BoundedCall.passOn(gasBefore);
        }
    }
}
