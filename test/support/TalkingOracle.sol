// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IRedundantOracle} from "../../contracts/interfaces/IRedundantOracle.sol";

/// @notice Answers `config()` with any bytes, and everything else with others.
contract TalkingOracle {
    bytes private _config;
    bytes private _reading;
    uint256 private _bombSize;

    constructor(bytes memory configuration, bytes memory reading) {
        (_config, _reading) = (configuration, reading);
    }

    /// @notice Lets the configuration be this many bytes of whatever is in memory.
    function bomb(uint256 size) external {
        _bombSize = size;
    }

    // It answers any call.
    // solhint-disable-next-line no-complex-fallback
    fallback() external {
        bool isConfig = msg.sig == IRedundantOracle.config.selector;
        uint256 size = isConfig ? _bombSize : 0;
        bytes memory answer = isConfig ? _config : _reading;
        // Memory-safe: the call ends here.
        assembly ("memory-safe") {
            if size {
                return(0, size)
            }
            return(add(answer, 0x20), mload(answer))
        }
    }
}
