// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {IRedundantOracle} from "../interfaces/IRedundantOracle.sol";
import {Level} from "../types/Reading.sol";

/// @title What an address says of itself
/// @dev For constructors and replacements: nothing here reverts, so that the caller names the error, and no gas is spared.
library Probe {
    /// @dev Addresses up to here are kept for precompiles (EIP-1352).
    uint160 private constant LAST_PRECOMPILE = 0xffff;

    /// @dev A `Reading` has nine words.
    uint256 private constant READING_SIZE = 288;

    /// @notice Decimals of a token or an oracle.
    /// @return answered Whether there is a contract that answers `decimals()`.
    /// @return value Any word, where it answered.
    function decimals(address target) internal view returns (bool answered, uint256 value) {
        if (uint160(target) <= LAST_PRECOMPILE) return (false, 0);
        (bool succeeded, bytes memory data) = target.staticcall(abi.encodeCall(IERC20Metadata.decimals, ()));
        if (!succeeded || data.length < 32) return (false, 0);
        return (true, abi.decode(data, (uint256)));
    }

    /// @notice Whether there is a contract.
    /// @dev A contract stays one; an account that delegates (EIP-7702: 0xef0100 and an address) does not, so it is none.
    function isContract(address target) internal view returns (bool) {
        bytes memory code = target.code;
        return code.length != 0 && (code.length != 23 || bytes3(code) != 0xef0100);
    }

    /// @notice Whether the address is a contract that answers `tryRead()` with a reading, of any level.
    function isOracle(address target) internal view returns (bool) {
        if (!isContract(target)) return false;
        (bool succeeded, bytes memory data) = target.staticcall(abi.encodeCall(IRedundantOracle.tryRead, ()));
        if (!succeeded || data.length < READING_SIZE) return false;
        (, , , , uint256 level) = abi.decode(data, (uint256, uint256, uint256, uint256, uint256));
        return level <= uint256(type(Level).max);
    }
}
