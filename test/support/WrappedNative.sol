// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {MintableToken} from "./MintableToken.sol";

/// @notice The wrapped native token, as far as a fee manager needs it.
contract WrappedNative is MintableToken {
    constructor() MintableToken("WETH", 18) {}

    function deposit() external payable {
        _mint(msg.sender, msg.value);
    }
}
