// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {
    IRedundantOracle,
    Level,
    OracleConfig,
    Reading,
    SourceReport
} from "../../contracts/interfaces/IRedundantOracle.sol";

/// @notice An oracle that gives any reading, the impossible too, and any decimals.
contract ScriptedOracle is IRedundantOracle {
    uint256 private immutable DECIMALS;

    Reading private _reading;
    bool private _isShortOfGas;

    /// @notice A view that nothing here reads.
    error NotScripted();

    constructor(uint256 decimals_, uint256 price) {
        DECIMALS = decimals_;
        setPrice(price);
    }

    function setReading(Reading calldata reading) external {
        _reading = reading;
    }

    function setSides(uint256 low, uint256 price, uint256 high) external {
        (_reading.low, _reading.price, _reading.high) = (low, price, high);
    }

    function setTime(uint256 updatedAt) external {
        _reading.updatedAt = uint64(updatedAt);
    }

    function setLevel(Level level) external {
        _reading.level = level;
    }

    function setShortOfGas(bool isShortOfGas) external {
        _isShortOfGas = isShortOfGas;
    }

    function tryRead() external view returns (Reading memory) {
        if (_isShortOfGas) revert InsufficientGas();
        return _reading;
    }

    function read() external view returns (uint256 price, uint256 updatedAt) {
        if (_reading.level > Level.Degraded) revert PriceUnavailable(_reading.level, _reading.faultMask);
        return (_reading.price, _reading.updatedAt);
    }

    /// @dev Returns the word as it is, which `uint8` cannot hold.
    function decimals() external view returns (uint8) {
        uint256 word = DECIMALS;
        // Memory-safe: the call ends here.
        assembly ("memory-safe") {
            mstore(0x00, word)
            return(0x00, 0x20)
        }
    }

    function readAtMost(Level) external pure returns (Reading memory) {
        revert NotScripted();
    }

    function tryReadWithout(uint256) external pure returns (Reading memory) {
        revert NotScripted();
    }

    function inspect() external pure returns (SourceReport[] memory) {
        revert NotScripted();
    }

    function config() external pure returns (OracleConfig memory) {
        revert NotScripted();
    }

    function latestRoundData() external pure returns (uint80, int256, uint256, uint256, uint80) {
        revert NotScripted();
    }

    function getRoundData(uint80) external pure returns (uint80, int256, uint256, uint256, uint80) {
        revert NotScripted();
    }

    function latestAnswer() external pure returns (int256) {
        revert NotScripted();
    }

    function latestTimestamp() external pure returns (uint256) {
        revert NotScripted();
    }

    function description() external pure returns (string memory) {
        return "scripted";
    }

    function version() external pure returns (uint256) {
        return 1;
    }

    function setPrice(uint256 price) public {
        _reading = Reading(price, price, price, uint64(block.timestamp), Level.Normal, 1, 0, 1, 0);
    }
}
