// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

/// @notice Stands for the ways to ask for a rate: as in the published interfaces of Balancer's rate providers, of Rocket
/// Pool's rETH, of Lido's stETH, which gives the ether of an amount of shares, and of Pendle's oracle, which gives a
/// principal token's rate for a market and the seconds that it averages over. And the ways that give no single rate.
contract FakeRateProvider {
    uint256 private _rate;

    function setRate(uint256 rate) external {
        _rate = rate;
    }

    function getRate() external view returns (uint256) {
        return _rate;
    }

    function getExchangeRate() external view returns (uint256) {
        return _rate;
    }

    function getPooledEthByShares(uint256 shares) external view returns (uint256) {
        return (shares * _rate) / 1e18;
    }

    function getPtToAssetRate(address market, uint32 duration) external view returns (uint256) {
        return market != address(0) && duration != 0 ? _rate : 0;
    }

    function getRateWithTime() external view returns (uint256, uint256) {
        return (_rate, block.timestamp);
    }

    /// @dev A report: the block that it is of, and two numbers.
    function getReport() external view returns (uint256, uint256, uint256) {
        return (block.number, _rate, _rate);
    }

    /// @dev One byte more than a number.
    function getLongRate() external pure {
        // Memory-safe: the call ends here.
        assembly ("memory-safe") {
            return(0, 33)
        }
    }

    /// @dev One byte less than a number.
    function getShortRate() external pure {
        // Memory-safe: the call ends here.
        assembly ("memory-safe") {
            return(0, 31)
        }
    }
}
