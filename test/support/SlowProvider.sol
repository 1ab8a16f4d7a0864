// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

/// @notice Stands in a provider's place, burns gas, and then lets the provider's own code answer from its own storage; what
/// that fails with is handed on, as proxies do.
contract SlowProvider {
    address public immutable IMPLEMENTATION;
    uint256 public immutable GAS_TO_BURN;

    constructor(address implementation, uint256 gasToBurn) {
        (IMPLEMENTATION, GAS_TO_BURN) = (implementation, gasToBurn);
    }

    // It answers any call.
    // solhint-disable-next-line no-complex-fallback
    fallback() external {
        (address implementation, uint256 gasToBurn) = (IMPLEMENTATION, GAS_TO_BURN);
        // Memory-safe: the call ends here.
        assembly ("memory-safe") {
            let before := gas()
            for {} lt(sub(before, gas()), gasToBurn) {} {}
            calldatacopy(0, 0, calldatasize())
            let succeeded := delegatecall(gas(), implementation, 0, calldatasize(), 0, 0)
            returndatacopy(0, 0, returndatasize())
            if succeeded {
                return(0, returndatasize())
            }
            revert(0, returndatasize())
        }
    }
}
