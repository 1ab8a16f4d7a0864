// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {IRedundantOracle} from "../interfaces/IRedundantOracle.sol";
import {SoundReading} from "./SoundReading.sol";

/// @title What stands at an address
/// @dev For constructors and replacements: nothing here reverts, so that the caller names the error, and no gas is spared.
/// Whoever asks gets the same answer: a feed, an oracle, a token and a manager are contracts by one rule.
library Probe {
    /// @notice What an address is.
    /// @dev Only a `Contract` stays what it is: no key could put other code there tomorrow.
    /// - `Empty`: no code, the zero address too.
    /// - `Reserved`: in the range that is kept for precompiles (EIP-1352), whatever stands there now.
    /// - `Delegated`: an externally owned account that delegates to a contract (EIP-7702), and can to another one.
    enum Occupant {
        Empty,
        Reserved,
        Delegated,
        Contract
    }

    uint160 private constant LAST_RESERVED = 0xffff;
    uint256 private constant WORD_SIZE = 32;

    function occupantOf(address target) internal view returns (Occupant) {
        if (target != address(0) && uint160(target) <= LAST_RESERVED) return Occupant.Reserved;
        if (target.code.length == 0) return Occupant.Empty;
        return _isDelegated(target) ? Occupant.Delegated : Occupant.Contract;
    }

    function isContract(address target) internal view returns (bool) {
        return occupantOf(target) == Occupant.Contract;
    }

    /// @notice Decimals of a feed, a token or an oracle.
    /// @dev A token may stand in the reserved range, as the native one of some chains does; a precompile has no code.
    /// @return answered Whether there is code of its own that answers `decimals()` with a word at least.
    /// @return value Any word, where it answered.
    function decimals(address target) internal view returns (bool answered, uint256 value) {
        if (target.code.length == 0 || _isDelegated(target)) return (false, 0);
        bytes memory data;
        (answered, data) = target.staticcall(abi.encodeCall(IERC20Metadata.decimals, ()));
        if (!answered || data.length < WORD_SIZE) return (false, 0);
        value = abi.decode(data, (uint256));
    }

    /// @notice Whether the address is a contract that answers `tryRead()` with a reading, of any level.
    function isOracle(address target) internal view returns (bool isReading) {
        (isReading, ) = tryRead(target);
    }

    /// @return isReading Whether there is a contract whose answer is a `Reading`: nine words, each within its type.
    /// @return data What came back, also where the call failed.
    function tryRead(address target) internal view returns (bool isReading, bytes memory data) {
        if (!isContract(target)) return (false, data);
        (isReading, data) = target.staticcall(abi.encodeCall(IRedundantOracle.tryRead, ()));
        if (isReading)
            isReading = data.length == SoundReading.SIZE && SoundReading.isWithinTypes(abi.decode(data, (uint256[9])));
    }

    /// @dev The code of a delegated account is 0xef0100 and the address of its delegate; no contract's begins so (EIP-3541).
    /// Why assembly: Solidity would copy all of the code.
    function _isDelegated(address target) private view returns (bool isDelegated) {
        // Memory-safe: writes the scratch space below 0x40.
        assembly ("memory-safe") {
            mstore(0x00, 0)
            extcodecopy(target, 0x00, 0x00, 0x03)
            isDelegated := and(eq(extcodesize(target), 23), eq(shr(232, mload(0x00)), 0xef0100))
        }
    }
}
