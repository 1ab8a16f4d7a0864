// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

/// @notice How a provider's contract fails, whatever it is called with.
enum ProviderFailure {
    RevertEmpty,
    RevertReason,
    RevertCustomError,
    RevertBomb,
    Panic,
    InvalidOpcode,
    InfiniteLoop,
    WriteStorage,
    ReturnNothing,
    ReturnOneByte,
    ReturnBomb,
    ReturnAllOnes
}

/// @title A contract that fails at any call
/// @notice Its code is put in the place of a provider's, which keeps its address. How it fails is part of the code.
contract FaultyProvider {
    uint256 private constant BOMB_SIZE = 100_000;

    ProviderFailure public immutable FAILURE;

    error ProviderBroken(uint256 code);

    constructor(ProviderFailure failure) {
        FAILURE = failure;
    }

    // It answers any call.
    // solhint-disable-next-line no-complex-fallback
    fallback() external {
        // solhint-disable-next-line gas-custom-errors
        if (FAILURE == ProviderFailure.RevertReason) revert("provider stopped");
        if (FAILURE == ProviderFailure.RevertCustomError) revert ProviderBroken(7);
        if (FAILURE == ProviderFailure.RevertBomb) _revert(BOMB_SIZE);
        if (FAILURE == ProviderFailure.Panic) assert(msg.data.length == type(uint256).max);
        if (FAILURE == ProviderFailure.InvalidOpcode) _invalid();
        if (FAILURE == ProviderFailure.InfiniteLoop) _loop();
        if (FAILURE == ProviderFailure.WriteStorage) _write();
        if (FAILURE == ProviderFailure.ReturnNothing) _return(0, 0);
        if (FAILURE == ProviderFailure.ReturnOneByte) _return(1, 0);
        if (FAILURE == ProviderFailure.ReturnBomb) _return(BOMB_SIZE, 0);
        if (FAILURE == ProviderFailure.ReturnAllOnes) _return(1_024, type(uint256).max);
        _revert(0);
    }

    function _revert(uint256 size) private pure {
        // Memory-safe: the call ends here.
        assembly ("memory-safe") {
            revert(0, size)
        }
    }

    function _invalid() private pure {
        // Memory-safe: the call ends here.
        assembly ("memory-safe") {
            invalid()
        }
    }

    function _loop() private pure {
        // Memory-safe: touches no memory.
        assembly ("memory-safe") {
            for {} 1 {} {}
        }
    }

    function _write() private {
        // Memory-safe: touches no memory.
        assembly ("memory-safe") {
            sstore(0, 1)
        }
    }

    function _return(uint256 size, uint256 word) private pure {
        // Memory-safe: the call ends here, so that no memory is used afterwards.
        assembly ("memory-safe") {
            for {
                let offset := 0
            } and(lt(offset, size), gt(word, 0)) {
                offset := add(offset, 0x20)
            } {
                mstore(offset, word)
            }
            return(0, size)
        }
    }
}
