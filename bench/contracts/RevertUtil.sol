// SPDX-License-Identifier: MIT
// By the compiler of bench/package.json, with the manager.
// solhint-disable-next-line compiler-version
pragma solidity >=0.8.11 <0.9.0;

/// @title What Synthetix's oracle manager 3.13.0 calls to revert, and no release of its library on npm holds
/// @dev Written to the calls in `NodeModule.sol`: an error is handed on as it came.
library RevertUtil {
    error Errors(bytes[] errors);

    function revertIfError(bytes memory reason) internal pure {
        if (reason.length != 0) revertWithReason(reason);
    }

    function revertManyIfError(bytes[] memory reasons) internal pure {
        uint256 count;
        for (uint256 i = 0; i < reasons.length; i++) {
            if (reasons[i].length != 0) count++;
        }
        if (count == 0) return;
        bytes[] memory failures = new bytes[](count);
        for (uint256 i = reasons.length; i > 0; i--) {
            if (reasons[i - 1].length != 0) failures[--count] = reasons[i - 1];
        }
        revert Errors(failures);
    }

    function revertWithReason(bytes memory reason) internal pure {
        assembly {
            revert(add(reason, 0x20), mload(reason))
        }
    }
}
