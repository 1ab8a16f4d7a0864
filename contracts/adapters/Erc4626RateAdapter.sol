// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {IERC4626} from "@openzeppelin/contracts/interfaces/IERC4626.sol";
import {BoundedCall} from "../libraries/BoundedCall.sol";
import {GrowthCap} from "./GrowthCap.sol";
import {Scaling} from "../libraries/Scaling.sol";
import {Adapter} from "./Adapter.sol";

/// @title Price of an ERC-4626 vault's share in its asset, as a feed
/// @notice What one share converts to, before fees and limits of a withdrawal.
/// @dev A vault states no time: the time of the answer is the block's, and age is no defence. What is: the growth cap
/// against donations and slashing, and a floor of the supply, because few shares are cheap to inflate. A vault rounds to
/// whole units of its asset: where the answer has more decimals than the asset, as many more shares are converted at
/// once, so that every digit is the vault's. Check `snapshot()` against a known rate after deployment: a vault that was
/// inflated just then is not told from a healthy one. Anyone may call `advance`, and somebody should, at least once in the
/// delay: docs/spec/GrowthCap.md says why. A vault that locks its views while it pays out reverts when it is read from
/// within, so that this source is down for that call, by the caller's choice.
/// A cold read costs at most 25,800 gas, of which the vault of the test takes 16,900. The hop is 8,800 of it: reading the
/// snapshot and the base of its growth from storage takes 4,200, the band is computed, and the vault is called twice; 450
/// come on top for each year of growth that was used while nobody advanced.
/// @custom:provider ERC-4626 vault
/// @custom:model rate
/// @custom:trust The vault and whoever can upgrade it or report its profits, within the band; whoever can move the rate
/// by a donation, within the band; no admin.
/// @custom:decimals The asset's, or the answer's where those are more
/// @custom:time The block's: a vault states none.
/// @custom:traps Donations, slashing, an empty or paused vault, an offset of the share's decimals; an asset or an answer
/// of few decimals; a rate beyond the band is refused, never capped.
/// @custom:tested OpenZeppelin's ERC4626.
contract Erc4626RateAdapter is Adapter, GrowthCap {
    /// @notice What the adapter is made of.
    /// @param description Pair and provider for people.
    /// @param vault The vault whose share is priced.
    /// @param minSupply Lowest supply of shares, in the share's smallest units; at least one whole share.
    /// @param limits How the rate may move.
    /// @param decimals Decimals of the answer, at most 18.
    struct Config {
        string description;
        IERC4626 vault;
        uint256 minSupply;
        GrowthLimits limits;
        uint8 decimals;
    }

    uint256 private constant MAX_TOKEN_DECIMALS = 36;
    uint256 private constant BPS = 10_000;

    /// @dev One unit of the answer is at most 5 basis points of it, a tenth of the tightest deviation in use.
    uint256 private constant MIN_ANSWER = 2_000;

    /// @dev Units of the rate within the deepest fall, so that a vault's rounding is far from it.
    uint256 private constant MIN_UNITS_OF_DROP = 10;

    IERC4626 public immutable VAULT;

    /// @notice Lowest supply of shares.
    uint256 public immutable MIN_SUPPLY;

    /// @dev Smallest units of the share that are converted: a whole one, or ten to some power of them.
    uint256 private immutable SHARES;
    int256 private immutable EXPONENT;

    /// @notice The decimals of the share or of the asset are above the limit.
    error TokenDecimalsOutOfRange(address token, uint256 decimals, uint256 maximum);

    /// @notice The floor of the supply is below one share, where a rate can be anything.
    error MinSupplyOutOfRange(uint256 minSupply, uint256 minimum);

    /// @notice The answer has too few digits for what a share is worth: give it more decimals.
    error AnswerTooCoarse(uint256 answer, uint256 minimum);

    /// @notice The rate has too few digits for so small a fall: give the answer more decimals, or allow a deeper fall.
    error RateTooCoarse(uint256 rate, uint256 minimum);

    /// @notice The vault has too few shares; an empty vault still quotes a rate.
    error SupplyTooLow(uint256 supply, uint256 minimum);

    constructor(Config memory config) Adapter(config.description, config.decimals) GrowthCap(config.limits) {
        uint256 shareDecimals = _decimalsOf(config.vault);
        uint256 assetDecimals = _decimalsOf(IERC20Metadata(config.vault.asset()));
        uint256 moreDecimals = config.decimals > assetDecimals ? config.decimals - assetDecimals : 0;
        VAULT = config.vault;
        SHARES = 10 ** (shareDecimals + moreDecimals);
        EXPONENT = int256(uint256(config.decimals)) - int256(assetDecimals + moreDecimals);
        MIN_SUPPLY = config.minSupply;
        if (MIN_SUPPLY < 10 ** shareDecimals) revert MinSupplyOutOfRange(MIN_SUPPLY, 10 ** shareDecimals);
        _takeSnapshot();
        _requireDigits(_rate());
    }

    /// @inheritdoc Adapter
    function _latest() internal view override returns (int256 answer, uint256 startedAt, uint256 updatedAt) {
        answer = Scaling.scaled(Scaling.toSigned(_rateInBand()), EXPONENT);
        return (answer, block.timestamp, block.timestamp);
    }

    /// @inheritdoc GrowthCap
    function _rate() internal view override returns (uint256) {
        uint256 gasBefore = gasleft();
        try VAULT.totalSupply() returns (uint256 supply) {
            if (supply < MIN_SUPPLY) revert SupplyTooLow(supply, MIN_SUPPLY);
        } catch {
            BoundedCall.passOn(gasBefore);
        }
        try VAULT.convertToAssets(SHARES) returns (uint256 assets) {
            return assets;
        } catch {
            BoundedCall.passOn(gasBefore);
        }
    }

    function _requireDigits(uint256 rate) private view {
        uint256 answer = uint256(Scaling.scaled(Scaling.toSigned(rate), EXPONENT));
        if (answer < MIN_ANSWER) revert AnswerTooCoarse(answer, MIN_ANSWER);
        uint256 minimum = (MIN_UNITS_OF_DROP * BPS) / MAX_DROP_BPS;
        if (rate < minimum) revert RateTooCoarse(rate, minimum);
    }

    function _decimalsOf(IERC20Metadata token) private view returns (uint256 tokenDecimals) {
        tokenDecimals = token.decimals();
        if (tokenDecimals > MAX_TOKEN_DECIMALS) {
            revert TokenDecimalsOutOfRange(address(token), tokenDecimals, MAX_TOKEN_DECIMALS);
        }
    }
}
