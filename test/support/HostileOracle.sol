// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IRedundantOracle, Level, OracleConfig, Reading, Source} from "../../contracts/interfaces/IRedundantOracle.sol";

/// @notice An oracle that passes a preflight, and then says what it is told: in `read()` something else than elsewhere.
contract HostileOracle {
    uint256 public constant decimals = 8;
    uint256 private constant SOURCES = 3;

    Reading private _reading;
    uint256 private _priceOfRead;

    constructor(uint256 price) {
        say(price, Level.Normal, price);
    }

    function read() external view returns (uint256 price, uint256 updatedAt) {
        if (_reading.level > Level.Degraded) revert IRedundantOracle.PriceUnavailable(_reading.level, 0);
        return (_priceOfRead, block.timestamp);
    }

    function tryRead() external view returns (Reading memory) {
        return _now();
    }

    function tryReadWithout(uint256) external view returns (Reading memory) {
        return _now();
    }

    function config() external pure returns (OracleConfig memory settings) {
        settings.sources = new Source[](SOURCES);
    }

    function say(uint256 price, Level level, uint256 priceOfRead) public {
        _reading = Reading(price, price, price, 0, level, 2, 0, 3, 0);
        _priceOfRead = priceOfRead;
    }

    function _now() private view returns (Reading memory reading) {
        reading = _reading;
        reading.updatedAt = uint64(block.timestamp);
    }
}
