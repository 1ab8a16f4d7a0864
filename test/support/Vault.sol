// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC4626} from "@openzeppelin/contracts/token/ERC20/extensions/ERC4626.sol";

/// @notice An asset that anybody may mint, burn, and give any decimals.
contract Asset is ERC20("Asset", "ASSET") {
    uint8 private _decimals;

    constructor(uint8 decimals_) {
        _decimals = decimals_;
    }

    function setDecimals(uint8 decimals_) external {
        _decimals = decimals_;
    }

    /// @dev A donation or a slashing, without a transfer.
    function setBalance(address account, uint256 amount) external {
        _burn(account, balanceOf(account));
        _mint(account, amount);
    }

    function decimals() public view override returns (uint8) {
        return _decimals;
    }
}

/// @notice OpenZeppelin's vault, with an offset of its share's decimals, and a pause.
contract Vault is ERC4626 {
    uint8 private immutable OFFSET;
    bool private _isPaused;

    error Paused();

    constructor(Asset asset_, uint8 offset) ERC4626(asset_) ERC20("Share", "SHARE") {
        OFFSET = offset;
    }

    function setPaused(bool isPaused) external {
        _isPaused = isPaused;
    }

    function convertToAssets(uint256 shares) public view override returns (uint256) {
        if (_isPaused) revert Paused();
        return super.convertToAssets(shares);
    }

    function _decimalsOffset() internal view override returns (uint8) {
        return OFFSET;
    }
}
