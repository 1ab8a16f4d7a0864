// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {LowLevelCall} from "@openzeppelin/contracts/utils/LowLevelCall.sol";
import {AggregatorV3Interface} from "../../contracts/interfaces/AggregatorV3Interface.sol";
import {IGuardedConsumer} from "./IGuardedConsumer.sol";

/// @notice Guards as Liquity V2's price feeds do: a failure shuts it down for good, unless at most a 64th of the gas is
/// left, because that much is left where the callee ran dry (EIP-150; liquity/bold issue 488).
contract ShutdownConsumer is IGuardedConsumer {
    uint256 private constant KEPT_GAS_DIVISOR = 64;

    bool public isShutDown;
    int256 public price;

    /// @notice Too little gas was brought.
    error InsufficientGasForExternalCall();

    function fetchPrice(AggregatorV3Interface feed) external returns (int256) {
        uint256 gasBefore = gasleft();
        try feed.latestRoundData() returns (uint80, int256 answer, uint256, uint256, uint80) {
            price = answer;
        } catch {
            if (gasleft() <= gasBefore / KEPT_GAS_DIVISOR) revert InsufficientGasForExternalCall();
            isShutDown = true;
        }
        return price;
    }

    /// @inheritdoc IGuardedConsumer
    function ask(address target, bytes calldata input) external view returns (bool isDown, bytes32 digest) {
        bytes memory copy = input;
        uint256 gasBefore = gasleft();
        if (LowLevelCall.staticcallNoReturn(target, copy)) return (false, keccak256(LowLevelCall.returnData()));
        if (gasleft() <= gasBefore / KEPT_GAS_DIVISOR) revert InsufficientGasForExternalCall();
        return (true, 0);
    }
}
