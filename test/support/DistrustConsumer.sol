// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {AggregatorV3Interface} from "../../contracts/interfaces/AggregatorV3Interface.sol";
import {IGuardedConsumer} from "./IGuardedConsumer.sol";

/// @notice Guards as Reserve's collateral plugins do: a failure marks the collateral as unpriced, unless the error has no
/// data, because running out of gas has none (reserve-protocol pull request 371).
contract DistrustConsumer is IGuardedConsumer {
    bool public isDistrusted;
    int256 public price;

    function refresh(AggregatorV3Interface feed) external returns (int256) {
        try feed.latestRoundData() returns (uint80, int256 answer, uint256, uint256, uint80) {
            price = answer;
        } catch (bytes memory errorData) {
            _requireData(errorData);
            isDistrusted = true;
        }
        return price;
    }

    /// @inheritdoc IGuardedConsumer
    function ask(address target, bytes calldata input) external view returns (bool isDown, bytes32 digest) {
        (bool succeeded, bytes memory data) = target.staticcall(input);
        if (succeeded) return (false, keccak256(data));
        _requireData(data);
        return (true, 0);
    }

    function _requireData(bytes memory errorData) private pure {
        // As the original: it says nothing itself.
        // solhint-disable-next-line gas-custom-errors, reason-string
        if (errorData.length == 0) revert();
    }
}
