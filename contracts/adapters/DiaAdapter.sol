// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {ShortString, ShortStrings} from "@openzeppelin/contracts/utils/ShortStrings.sol";
import {IDiaOracle} from "../interfaces/providers/IDiaOracle.sol";
import {BoundedCall} from "../libraries/BoundedCall.sol";
import {Scaling} from "../libraries/Scaling.sol";
import {Adapter} from "./Adapter.sol";

/// @title One key of a DIA oracle, as a feed
/// @dev An unset key gives zeros, which an oracle takes as NonPositive. The decimals belong to the deployment and are
/// nowhere on chain, so they are a parameter: check them against a known price.
/// A cold read costs at most 12,200 gas. The hop is 4,100 of it, because the key has to be unpacked and encoded.
/// @custom:provider DIA
/// @custom:model push
/// @custom:trust DIA's updater key, which sets any value and time; the deployment's owner, who replaces the updater.
/// @custom:decimals The deployment's; a parameter
/// @custom:time As the updater wrote it, in seconds.
/// @custom:traps An unset key says zeros; the decimals are nowhere on chain.
/// @custom:tested A fake, after DIA's documentation of DIAOracleV2.
contract DiaAdapter is Adapter {
    /// @notice What the adapter is made of.
    /// @param description Pair and provider for people.
    /// @param oracle The DIA oracle.
    /// @param key Name of the value, for example "ETH/USD".
    /// @param oracleDecimals Decimals of the value, at most 36.
    /// @param decimals Decimals of the answer, at most 18.
    struct Config {
        string description;
        IDiaOracle oracle;
        string key;
        uint8 oracleDecimals;
        uint8 decimals;
    }

    uint256 private constant MAX_ORACLE_DECIMALS = 36;

    IDiaOracle public immutable ORACLE;
    int256 private immutable EXPONENT;
    ShortString private immutable KEY;

    /// @dev Where the key is longer than 31 bytes.
    string private _longKey;

    /// @notice The decimals of the DIA oracle's value are above the limit.
    error OracleDecimalsOutOfRange(uint256 decimals, uint256 maximum);

    constructor(Config memory config) Adapter(config.description, config.decimals) {
        if (config.oracleDecimals > MAX_ORACLE_DECIMALS) {
            revert OracleDecimalsOutOfRange(config.oracleDecimals, MAX_ORACLE_DECIMALS);
        }
        ORACLE = config.oracle;
        EXPONENT = int256(uint256(config.decimals)) - int256(uint256(config.oracleDecimals));
        KEY = ShortStrings.toShortStringWithFallback(config.key, _longKey);
    }

    /// @notice Name of the value in the DIA oracle.
    function key() public view returns (string memory) {
        return ShortStrings.toStringWithFallback(KEY, _longKey);
    }

    /// @inheritdoc Adapter
    function _latest() internal view override returns (int256 answer, uint256 startedAt, uint256 updatedAt) {
        uint256 gasBefore = gasleft();
        try ORACLE.getValue(key()) returns (uint128 value, uint128 timestamp) {
            return (Scaling.scaled(Scaling.toSigned(value), EXPONENT), timestamp, timestamp);
        } catch {
            BoundedCall.passOn(gasBefore);
        }
    }
}
