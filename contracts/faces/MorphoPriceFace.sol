// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IMorphoOracle} from "../interfaces/IMorphoOracle.sol";
import {IRedundantOracle} from "../interfaces/IRedundantOracle.sol";
import {OracleCall} from "../libraries/OracleCall.sol";
import {Probe} from "../libraries/Probe.sol";

/// @title One oracle as a Morpho Blue market reads it
/// @notice Gives a price at level Normal and Degraded, and reverts `PriceUnavailable` otherwise: nobody borrows or is
/// liquidated then, and everybody can repay.
/// @dev Immutable and without keys. The oracle's price has to be that of the collateral in the loan token, or the other
/// way round where `inverted`. Rounded down, by less than one unit of 10^-36; a price that would be zero is refused,
/// because a market would take the collateral for worthless. Both tokens are asked for their decimals; where one does not
/// answer, take a `MorphoSilentTokenFace`.
contract MorphoPriceFace is IMorphoOracle {
    /// @notice What a face is made of.
    /// @param oracle Its price is that of one token in the other.
    /// @param inverted Whether it is that of the loan in the collateral token.
    /// @param collateral The market's collateral token.
    /// @param loan The market's loan token.
    struct Config {
        IRedundantOracle oracle;
        bool inverted;
        address collateral;
        address loan;
    }

    uint256 private constant MAX_DECIMALS = 36;

    /// @dev Digits of the scale that Morpho wants.
    int256 private constant PRICE_DIGITS = 36;

    /// @dev 10^77 is the largest power of ten below 2^256.
    int256 private constant MAX_EXPONENT = 77;

    IRedundantOracle public immutable ORACLE;
    bool public immutable INVERTED;
    address public immutable COLLATERAL;
    address public immutable LOAN;

    /// @dev What the oracle's price is multiplied with, or divided by; inverted, what is divided by it.
    uint256 private immutable FACTOR;
    bool private immutable DIVIDES;

    /// @notice The address is no contract that answers as an `IRedundantOracle` does.
    error NoOracle(address oracle);

    /// @notice The token is its own counterpart.
    error SameToken(address token);

    /// @notice The token does not answer `decimals()`, and they are not given.
    error DecimalsUnreadable(address token);

    /// @notice The decimals that are given are not what the token itself says.
    error DecimalsDiffer(address token, uint256 given, uint256 actual);

    /// @notice The decimals of the token or oracle are above the limit.
    error DecimalsOutOfRange(address target, uint256 decimals, uint256 maximum);

    /// @notice The power of ten between the oracle's price and Morpho's is beyond what can be computed.
    error ExponentOutOfRange(int256 exponent, int256 maximum);

    /// @notice The price rounds to zero or does not fit into 256 bits.
    error PriceOutOfRange(uint256 oraclePrice);

    constructor(Config memory config) {
        if (config.collateral == config.loan) revert SameToken(config.loan);
        if (!Probe.isOracle(address(config.oracle))) revert NoOracle(address(config.oracle));
        int256 oracleDecimals = _decimals(address(config.oracle));
        int256 exponent = PRICE_DIGITS + _decimals(config.loan) - _decimals(config.collateral);
        exponent += config.inverted ? oracleDecimals : -oracleDecimals;
        // Only inverted can it be beyond; it is at least -36, and at least 0 inverted.
        if (exponent > MAX_EXPONENT) revert ExponentOutOfRange(exponent, MAX_EXPONENT);
        ORACLE = config.oracle;
        INVERTED = config.inverted;
        COLLATERAL = config.collateral;
        LOAN = config.loan;
        DIVIDES = exponent < 0;
        FACTOR = 10 ** uint256(exponent < 0 ? -exponent : exponent);
    }

    /// @inheritdoc IMorphoOracle
    function price() external view returns (uint256 scaled) {
        (uint256 oraclePrice, ) = OracleCall.read(ORACLE);
        bool fits = oraclePrice > 0;
        if (INVERTED) scaled = fits ? FACTOR / oraclePrice : 0;
        else if (DIVIDES) scaled = oraclePrice / FACTOR;
        else (fits, scaled) = Math.tryMul(oraclePrice, FACTOR);
        if (!fits || scaled == 0) revert PriceOutOfRange(oraclePrice);
    }

    /// @return isGiven Whether the deployer says what a token's decimals are; here nobody does.
    function _givenDecimals(address) internal view virtual returns (bool isGiven, uint256 decimals) {
        return (false, 0);
    }

    /// @dev What a token says cannot be given otherwise.
    function _decimals(address target) private view returns (int256) {
        (bool answered, uint256 decimals) = Probe.decimals(target);
        (bool isGiven, uint256 given) = _givenDecimals(target);
        if (isGiven) {
            if (answered && decimals != given) revert DecimalsDiffer(target, given, decimals);
            (answered, decimals) = (true, given);
        }
        if (!answered) revert DecimalsUnreadable(target);
        if (decimals > MAX_DECIMALS) revert DecimalsOutOfRange(target, decimals, MAX_DECIMALS);
        return int256(decimals);
    }
}
