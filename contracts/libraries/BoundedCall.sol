// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

/// @title Calls that nothing the called contract does can turn against the caller
/// @dev `try`/`catch` is no failover: an account without code, short data or an out-of-range word reverts the caller
/// itself, and all return data is copied (argotorg/solidity#11373, #13869).
library BoundedCall {
    /// @dev A call that failed for want of gas leaves less than this part of it. A callee of ours that ran dry leaves
    /// the 64th that EIP-150 kept from it; where others stand before it that hand their callee's failure on, each adds
    /// its own: 1 - (63/64)^8 is below an eighth, so seven of them.
    uint256 private constant STARVED_GAS_DIVISOR = 8;

    /// @notice Requires that a call can be given its whole gas limit, so that nobody chooses by the gas what it answers.
    /// @dev EIP-150 forwards at most G - G / 64 of what is left at the call, and that is the limit at least: with the
    /// reserve's 3,000 for the way there, G is at least limit + limit / 63, and for limit = 63q + r with r < 63 that is
    /// 64q + r, of which 64q + r - q = limit is forwarded.
    /// @param reserve Gas kept beyond the limit, at least the 3,000 that it takes to reach the callee, a cold account
    /// included, and what follows the call, so that too little gas shows before the call and not after it.
    /// @return gasAvailable What is left now.
    function requireGas(uint256 gasLimit, uint256 reserve) internal view returns (uint256 gasAvailable) {
        // Cannot overflow: a gas limit has 32 bits.
        unchecked {
            gasAvailable = gasleft();
            if (gasAvailable < gasLimit + gasLimit / 63 + reserve) failForGas();
        }
    }

    /// @notice How everything fails for which the gas is too little: it takes all of it and says nothing.
    /// @dev Consumers that catch errors tell too little gas from a dead oracle by one of two guards: at most a 64th of
    /// the gas is left, or the error has no data. Both hold after `invalid`, which is an exceptional halt (EIP-141): it
    /// consumes the gas of this call to the last unit and returns no data, so that the caller is left with what EIP-150
    /// kept from the call, a 64th at most. A typed error leaves more and has data.
    function failForGas() internal pure {
        // Memory-safe: touches no memory, and ends the call.
        assembly ("memory-safe") {
            invalid()
        }
    }

    /// @notice Ends this call as the last one ended, which failed: with its error, or for want of gas.
    /// @dev Handing on an empty failure would give back the 64th that was kept from the callee, and a consumer would
    /// take that for gas that was enough.
    /// @param gasBefore What was left before that call.
    function passOn(uint256 gasBefore) internal view {
        requireFed(gasBefore);
        // Why assembly: Solidity has no way to revert with the data that came back.
        // Memory-safe: writes from the free memory pointer on, and ends the call.
        assembly ("memory-safe") {
            let start := mload(0x40)
            returndatacopy(start, 0, returndatasize())
            revert(start, returndatasize())
        }
    }

    /// @notice Fails for gas where the last call, which failed, may have failed for want of it.
    /// @dev What fails with data has had its say. What fails without and leaves more has had enough, unless more than
    /// seven contracts stand between that hand on empty failures.
    /// @param gasBefore What was left before that call.
    function requireFed(uint256 gasBefore) internal view {
        uint256 size;
        // Memory-safe: touches no memory.
        assembly ("memory-safe") {
            size := returndatasize()
        }
        if (size == 0 && gasleft() < gasBefore / STARVED_GAS_DIVISOR) failForGas();
    }

    /// @notice Calls `latestRoundData()` with a gas limit and keeps 160 bytes of what comes back.
    /// @return isRound Whether the call succeeded with at least 160 bytes; otherwise the words mean nothing but that
    /// `roundId` starts with the first bytes of the revert data.
    /// @return succeeded Whether the call succeeded.
    /// @return size Bytes that came back, also where the call failed.
    function latestRoundData(
        address feed,
        uint256 gasLimit
    )
        internal
        view
        returns (
            bool isRound,
            bool succeeded,
            uint256 size,
            uint256 roundId,
            uint256 answer,
            uint256 startedAt,
            uint256 updatedAt,
            uint256 answeredInRound
        )
    {
        // 0xfeaf968c is the selector of latestRoundData().
        //
        // Why assembly: Solidity has no call that caps both the callee's gas and the bytes copied back.
        // Memory-safe: writes the scratch space below 0x40, and 160 bytes from the free memory pointer, which it
        // leaves where it is; nothing else holds on to them. Any word is a valid uint256, so reading them cannot fail.
        // If less came back the rest of the words holds what was there before, and `isRound` is false.
        assembly ("memory-safe") {
            let round := mload(0x40)
            mstore(0x00, 0xfeaf968c)
            succeeded := staticcall(gasLimit, feed, 0x1c, 0x04, round, 0xa0)
            size := returndatasize()
            isRound := and(succeeded, gt(size, 0x9f))
            roundId := mload(round)
            answer := mload(add(round, 0x20))
            startedAt := mload(add(round, 0x40))
            updatedAt := mload(add(round, 0x60))
            answeredInRound := mload(add(round, 0x80))
        }
    }

    /// @notice Calls with a gas limit and keeps the first 288 bytes of what comes back.
    /// @return succeeded Whether the call succeeded.
    /// @return size Bytes that came back, also where the call failed.
    /// @return words Zeros beyond what came back.
    function firstWords(
        address target,
        uint256 gasLimit,
        bytes memory input
    ) internal view returns (bool succeeded, uint256 size, uint256[9] memory words) {
        // Why assembly: as above.
        // Memory-safe: reads `input`, and writes the nine words of `words`.
        assembly ("memory-safe") {
            succeeded := staticcall(gasLimit, target, add(input, 0x20), mload(input), words, 0x120)
            size := returndatasize()
        }
    }
}
